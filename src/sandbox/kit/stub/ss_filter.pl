# The expressions of `ss`: src, dst, sport and dport with and, or, not and brackets.

our ($kit, $node, $name);

our (@tokens, $wanted_family);

# Returns code that says whether a socket is meant. FAMILY: 4, 6 or undef.
sub parse_filter {
    ($wanted_family, my @words) = @_;
    need("stub/net");
    @tokens = "@words" =~ /\(|\)|&&?|\|\|?|!=|!|>=|<=|==|=|<|>|(?:\[[^\]]*\]|[^\s()!=<>&|])+/g;
    return undef if !@tokens;
    my $filter = either();
    bad_filter() if @tokens;
    return $filter;
}

sub bad_filter { fail(255, 'ss: bison bellows (while parsing filter): "syntax error!" Sorry.') }

# From left to right: `and`, which need not be said, does not bind more closely than `or`.
sub either {
    my $left = condition();
    while (@tokens && $tokens[0] ne ')') {
        my $is_or = $tokens[0] =~ /\A(?:or|\|\|?)\z/;
        shift @tokens if $is_or || $tokens[0] =~ /\A(?:and|&&?)\z/;
        my ($first, $second) = ($left, condition());
        $left = $is_or ? sub { $first->(@_) || $second->(@_) } : sub { $first->(@_) && $second->(@_) };
    }
    return $left;
}

sub condition {
    my $word = shift @tokens // bad_filter();
    if ($word =~ /\A(?:not|!)\z/) {
        my $inner = condition();
        return sub { !$inner->(@_) };
    }
    if ($word eq '(') {
        my $inner = either();
        (shift @tokens // '') eq ')' or bad_filter();
        return $inner;
    }
    return port_condition($word) if $word =~ /\A[sd]port\z/;
    not_simulated(255) if $word =~ /\A(?:dev|fwmark|cgroup|autobound)\z/;
    bad_filter() if $word =~ /\A[)=<>&|!]/;
    my $side = $word eq 'dst' ? 'peer' : 'local';
    if ($word =~ /\A(?:src|dst)\z/) {
        shift @tokens if @tokens && $tokens[0] =~ /\A==?\z/;
        $word = shift @tokens // bad_filter();
    }
    return address_condition($side, $word);
}

our %TEST = (
    eq => sub { $_[0] == $_[1] }, ne => sub { $_[0] != $_[1] }, ge => sub { $_[0] >= $_[1] }, le => sub { $_[0] <= $_[1] },
    gt => sub { $_[0] > $_[1] }, lt => sub { $_[0] < $_[1] },
);
our %OPERATOR = ('=' => 'eq', '==' => 'eq', 'eq' => 'eq', '!=' => 'ne', 'ne' => 'ne', 'neq' => 'ne', '>=' => 'ge', 'ge' => 'ge', 'geq' => 'ge',
    '<=' => 'le', 'le' => 'le', 'leq' => 'le', '>' => 'gt', 'gt' => 'gt', '<' => 'lt', 'lt' => 'lt');

sub port_condition {
    my ($word) = @_;
    my $key = $word eq 'sport' ? 'local_port' : 'peer_port';
    my $operator = $OPERATOR{ $tokens[0] // '' };
    shift @tokens if defined $operator;
    my $text = shift @tokens // bad_filter();
    my $test = $TEST{ $operator // 'eq' };
    my ($port) = $text =~ /([^:]*)\z/;
    my $number = port_number($port, $text);
    # The peer of what listens has port 0.
    return sub { $_[0]{family} && $test->($_[0]{$key} eq '*' ? 0 : $_[0]{$key}, $number) };
}

sub port_number {
    my ($port, $text) = @_;
    return $port if $port =~ /\A\d+\z/;
    return (getservbyname($port, 'tcp'))[2] // fail(1, qq(Error: "$port" does not look like a port.\nCannot parse dst/src address.));
}

sub address_condition {
    my ($side, $text) = @_;
    if ($text =~ m{\A(?:unix:|[/@])}) {
        $text =~ s/\Aunix://;
        my $regex = join '', map { $_ eq '*' ? '.*' : $_ eq '?' ? '.' : quotemeta } split //, $text;
        return sub { !$_[0]{family} && $_[0]{$side} =~ /\A$regex\z/s };
    }
    # Without brackets a port stands behind the last colon, of an IPv6 address, too: fd00::31 is port 31 of fd00:.
    my ($address, $port) = $text =~ /\A\[([^\]]*)\]:?(.*)\z/ ? ($1, $2) : $text =~ m{\A([^/]*):([^:/]*)\z} ? ($1, $2) : ($text, undef);
    my ($bytes, $bits);
    if ($address !~ /\A(?:|\*|any|all|default)\z/) {
        ($bytes, $bits) = parse_prefix($address);
        fail(1, qq(Error: an inet prefix is expected rather than "$address".\nCannot parse dst/src address.))
            if !defined $bytes || defined $wanted_family && $wanted_family ne family_of($bytes);
    }
    my $number = defined $port && $port ne '' && $port ne '*' ? port_number($port, $text) : undef;
    return sub {
        my ($socket) = @_;
        return 0 if !$socket->{family};
        return 0 if defined $number && $socket->{"${side}_port"} ne $number;
        return 1 if !defined $bytes;
        my ($own) = $socket->{$side} =~ /\A\[?([^\]]*)/;
        my $at = ip_bytes($own eq '*' ? '::' : $own);
        # The address that stands for none is the same in both families.
        return $at =~ /\A\0+\z/ if defined $at && $bits == 8 * length $bytes && $bytes =~ /\A\0+\z/;
        return defined $at && lies_in($at, $bytes, $bits);
    };
}

1;
