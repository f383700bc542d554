# nc -z, of OpenBSD and of Debian's traditional one: whether something listens on a port of the node.

our ($kit, $name);

sub run {
    my @args = @_;
    need("stub/options");
    my ($option, @words) = parse_options('z v n 4 6 u U d w= i= q= s= p= I! k! l! N! e! c! x! X! b! C! D! F! O! S! t! T! M! V! h! r! Z!', \@args);
    not_simulated(1, 'what a port answers') if !defined $option->{z};
    my ($host, @ports) = @words;
    fail(1, 'nc: missing host or port') if !defined $host || (!@ports && !defined $option->{U});
    need("stub/sockets");
    need("stub/tables");
    my $protocol = defined $option->{U} ? 'unix' : defined $option->{u} ? 'udp' : 'tcp';
    my @listening = grep { $_->{protocol} eq $protocol && $_->{state} =~ /\A(?:LISTEN|UNCONN)\z/ } sockets();
    if ($protocol eq 'unix') {
        return 0 if grep { $_->{local} eq $host } @listening;
        complain("nc: $host: No such file or directory") if defined $option->{v};
        return 1;
    }
    my @addresses = addresses_of($host, $option);
    my $status = 0;
    for my $port (map { ports_of($_, $protocol) } @ports) {
        my ($open) = grep { my $address = $_; grep { $_->{local_port} eq $port && takes($_->{local}, $address) } @listening } @addresses;
        $status = 1 if !defined $open;
        next if !defined $option->{v};
        my $service = port_name($port, $protocol);
        $service = '*' if $service eq $port;
        my $of = $host eq $addresses[0] || defined $option->{n} ? '' : ' (' . ($open // $addresses[0]) . ')';
        complain(defined $open ? "Connection to $host$of $port port [$protocol/$service] succeeded!"
            : "nc: connect to $host$of port $port ($protocol) failed: Connection refused");
    }
    return $status;
}

# The addresses of the node that a name or an address means; other machines are none of ours.
sub addresses_of {
    my ($host, $option) = @_;
    return grep { !defined $option->{ /:/ ? 4 : 6 } } '127.0.0.1', '::1' if $host eq 'localhost' && !defined $option->{n};
    my @own = map { m{\A([^/]+)} ? $1 : () } map { $_->{address} } rows('addresses');
    if ($host eq (setting('hostname') // '')) { return grep { !/\A(?:127\.|::1\z|fe80:)/ } @own }
    return ($host) if $host =~ /\A127\./ || grep { $_ eq $host } @own;
    not_simulated(1, 'other machines');
}

# Whether a socket that is bound to an address takes connections to another.
sub takes {
    my ($bound, $address) = @_;
    $bound =~ tr/[]//d;
    return 1 if $bound eq '*' || $bound eq $address || $bound eq '::';
    return $bound eq '0.0.0.0' && $address !~ /:/;
}

# A word of the command line: a port, a range, or a service's name.
sub ports_of {
    my ($word, $protocol) = @_;
    return $1 .. $2 if $word =~ /\A(\d{1,5})-(\d{1,5})\z/;
    return ($word) if $word =~ /\A\d+\z/;
    my (undef, undef, $port) = getservbyname($word, $protocol);
    return $port // fail(1, "nc: port number invalid: $word");
}

1;
