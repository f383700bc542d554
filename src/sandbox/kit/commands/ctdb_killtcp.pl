# ctdb_killtcp INTERFACE [SOURCE DESTINATION]: ends TCP connections, those of standard input or one.

our ($kit, %ctdb);

sub run {
    my ($interface, @ends) = @_;
    if (@_ != 1 && @_ != 3) {
        say_line("usage: $0 <interface> [ <srcip:port> <dstip:port> ]");
        return 1;
    }
    $ctdb{release} = 4005;
    need("stub/ctdb/connections");
    if (@ends) {
        for my $end (@ends) { $end = tidy_socket($end) // fail(255, "Bad IP:port '$end'") }
        kill_connections(\@ends);
        return 0;
    }
    my $pairs = read_connections() // fail(255, 'Unable to parse connections (Invalid argument)');
    kill_connections(@$pairs);
    return 0;
}

1;
