# RPC programs that are registered: rows of `programs` whose service is active (`-`: always).

our ($kit, $node);

need("stub/services");

our $PORTMAPPER = 100000;

# Other names of programs, as /etc/rpc has them.
our %NUMBERS = (portmapper => 100000, portmap => 100000, sunrpc => 100000, rpcbind => 100000, nfs => 100003,
    nfsprog => 100003, mountd => 100005, mount => 100005, showmount => 100005, rquotad => 100011, rquotaprog => 100011,
    quota => 100011, rquota => 100011, nlockmgr => 100021, status => 100024, nfs_acl => 100227);

our @registered;
our $is_read;

sub registered_programs {
    return @registered if $is_read++;
    my %is_up = ('-' => 1);
    @registered = grep { $is_up{ $_->{service} } //= is_active($_->{service}) ? 1 : 0 } rows('programs');
    # Without rpcbind nothing can be asked.
    @registered = () if !grep { $_->{number} == $PORTMAPPER } @registered;
    return @registered;
}

sub has_portmapper { return scalar registered_programs() }

# The number of a program by name or number, or undef.
sub program_number {
    my ($wanted) = @_;
    return $wanted if $wanted =~ /^\d+\z/;
    return $NUMBERS{$wanted} if $NUMBERS{$wanted};
    my $row = row_where('programs', 'name', $wanted);
    return $row ? $row->{number} : undef;
}

# The rows of a program for a transport: `tcp6` is served by what is there for `tcp`.
sub rows_for {
    my ($number, $netid) = @_;
    my $protocol = $netid =~ s/6\z//r;
    return grep { $_->{number} == $number && $_->{protocol} =~ /^\Q$protocol\E6?\z/ } registered_programs();
}

# Whether HOST is this node.
sub is_this_node {
    my ($host) = @_;
    return 1 if $host =~ /^(?:127\..*|::1|localhost|0\.0\.0\.0|ip6-localhost)\z/ || $host eq (setting('hostname') // '');
    return scalar grep { $_->{address} =~ m{^\Q$host\E(?:/|\z)} } rows('addresses');
}

1;
