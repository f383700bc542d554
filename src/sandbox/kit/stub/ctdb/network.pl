# ctdb checktcpport, gratarp.

our ($kit, %ctdb);

# The tool tries to bind to the port: that fails where something listens or is connected at it.
sub run_checktcpport {
    # The tool looks for its usage by a name that is none, and so prints all of it.
    usage('chktcpport') if @_ != 1;
    my ($port) = $_[0] =~ /^\s*([-+]?\d+)/ ? $1 : 0;
    my $number = $port & 0xffff;
    return 0 if !$number || !is_port_taken($number);
    # 98 is EADDRINUSE.
    if ($ctdb{release} < 4005) { say_line('Failed to bind to local socket: 98 Address already in use') }
    else { complain("Failed to bind to TCP port $port") }
    return 98;
}

sub is_port_taken {
    my ($port) = @_;
    for my $row (rows('ports')) {
        next if $row->{protocol} ne 'tcp' || $row->{port} ne $port;
        # An IPv6 address of its own leaves IPv4 free.
        next if $row->{address} =~ /:/ && $row->{address} !~ /^\[?::\]?\z/;
        return 1 if $row->{service} eq '-';
        my $service = row_where('services', 'name', $row->{service});
        return 1 if $service && $service->{state} eq 'active';
    }
    return scalar grep { $_->{local} =~ /^[\d.]+:$port\z/ } rows('connections');
}

# Nothing to change: that it was called is in the record of calls.
sub run_gratarp {
    usage('gratarp') if @_ != 2;
    need("stub/ctdb/address");
    parse_ip($_[0]) // fail($ctdb{failed}, "Invalid IP address $_[0]");
    return 0;
}

sub run_gratiousarp { run_gratarp(@_) }

1;
