# The node's sockets: what listens, and its TCP connections; for `ss` and `netstat`.

our ($kit, $node, $name);

# Listeners of a service count while it is active. Each: protocol (tcp, udp, unix), state, local, local_port, peer,
# peer_port, family (4, 6 or 0), service, inode, row (of `connections`).
sub sockets {
    my %state = map { ($_->{name} => $_->{state}) } rows('services');
    my @sockets;
    my $inode = 20000;
    for my $row (rows('ports')) {
        $inode++;
        next if $row->{service} ne '-' && ($state{ $row->{service} } // '') ne 'active';
        my $address = $row->{address};
        my $family = $row->{protocol} eq 'unix' ? 0 : $address =~ /:/ || $address eq '*' ? 6 : 4;
        my $any = $address eq '*' ? '*' : $family == 4 ? '0.0.0.0' : '[::]';
        push @sockets, {
            protocol => $row->{protocol}, state => $row->{protocol} eq 'udp' ? 'UNCONN' : 'LISTEN', family => $family, inode => $inode,
            local => $family == 6 && $address ne '*' ? "[$address]" : $address, local_port => $family ? $row->{port} : $inode,
            peer => $family ? $any : '*', peer_port => $family ? '*' : 0, service => $row->{service},
        };
    }
    for my $row (rows('connections')) {
        my ($local, $local_port) = end_of($row->{local});
        my ($peer, $peer_port) = end_of($row->{remote});
        push @sockets, {
            protocol => 'tcp', state => $row->{state}, family => $local =~ /:/ ? 6 : 4, inode => ++$inode, local => $local,
            local_port => $local_port, peer => $peer, peer_port => $peer_port, row => $row, service => listener($local_port, @sockets),
        };
    }
    return @sockets;
}

sub end_of { $_[0] =~ /\A(.*):([^:]*)\z/ ? ($1, $2) : ($_[0], '*') }

# Whose port a connection's local one is.
sub listener {
    my ($port, @sockets) = @_;
    for (@sockets) { return $_->{service} if $_->{protocol} eq 'tcp' && $_->{state} eq 'LISTEN' && $_->{local_port} eq $port }
    return '-';
}

# The process of a socket: its name and ID, or nothing.
sub socket_process {
    my ($socket) = @_;
    return if $socket->{service} eq '-';
    my $row = row_where('processes', 'service', $socket->{service}) or return;
    return ($row->{name}, $row->{pid});
}

# A port as its service's name, where the machine knows one.
sub port_name {
    my ($port, $protocol) = @_;
    return $port if $port !~ /\A\d+\z/;
    return (getservbyport($port, $protocol))[0] // $port;
}

1;
