# netstat of net-tools: sockets, the routing table, the interfaces.

our ($kit, $node, $name);

our %LONG = (
    tcp => 't', udp => 'u', unix => 'x', listening => 'l', all => 'a', numeric => 'n', 'numeric-hosts' => 'n', 'numeric-ports' => 'n', programs => 'p',
    route => 'r', interfaces => 'i', wide => 'W', inet => '4', inet6 => '6', protocol => 'A', extend => 'e', verbose => 'v', version => 'V',
    help => 'h', continuous => 'c', groups => 'g', masquerade => 'M', statistics => 's', timers => 'o', raw => 'w', fib => 'F', cache => 'C',
    context => 'Z', symbolic => 'N', udplite => 'U', sctp => 'S', l2cap => '2', rfcomm => 'f', 'numeric-users' => 'n', 'tcp4' => 't4', 'tcp6' => 't6',
);
our %STATE = (
    ESTAB => 'ESTABLISHED', LISTEN => 'LISTEN', 'SYN-SENT' => 'SYN_SENT', 'SYN-RECV' => 'SYN_RECV', 'FIN-WAIT-1' => 'FIN_WAIT1',
    'FIN-WAIT-2' => 'FIN_WAIT2', 'TIME-WAIT' => 'TIME_WAIT', 'CLOSE-WAIT' => 'CLOSE_WAIT', 'LAST-ACK' => 'LAST_ACK', CLOSING => 'CLOSING', UNCONN => 'CLOSE',
);

sub run {
    my @args = @_;
    my %on;
    for my $word (@args) {
        my @letters = $word =~ /\A--(.*)\z/s
            ? split(//, $LONG{$1} // fail(3, "netstat: unrecognized option '$word'"))
            : $word =~ /\A-(.+)\z/s ? split(//, $1) : not_simulated(3);
        for my $letter (@letters) {
            not_simulated(3) if $letter =~ /[AevVhcgMsowFCZNUS2f]/;
            fail(3, "netstat: invalid option -- '$letter'") if $letter !~ /[tuxlanpriW46]/;
            $on{$letter} = 1;
        }
    }
    if ($on{r}) {
        need("stub/net_tools");
        show_route_table('netstat', $on{n});
        return 0;
    }
    if ($on{i}) {
        need("stub/net_tools");
        say_line('Kernel Interface table');
        show_interface_table('netstat', $on{a});
        return 0;
    }
    need("stub/sockets");
    my @sockets = sockets();
    my $is_any = !$on{t} && !$on{u} && !$on{x} && !$on{4} && !$on{6};
    my $is_inet_only = ($on{4} || $on{6}) && !$on{t} && !$on{u};
    my ($what) = $on{a} ? 'servers and established' : $on{l} ? 'only servers' : 'w/o servers';
    if ($is_any || $on{t} || $on{u} || $is_inet_only) {
        say_line("Active Internet connections ($what)");
        say_line('Proto Recv-Q Send-Q Local Address           Foreign Address         State      ', $on{p} ? ' PID/Program name    ' : '');
        for my $protocol (grep { $is_any || $is_inet_only || $on{ substr $_, 0, 1 } } 'tcp', 'udp') {
            for my $family (4, 6) {
                next if ($on{4} || $on{6}) && !$on{$family};
                say_socket(\%on, $_) for grep { $_->{protocol} eq $protocol && $_->{family} == $family && is_wanted(\%on, $_) } @sockets;
            }
        }
    }
    if ($is_any || $on{x}) {
        say_line("Active UNIX domain sockets ($what)");
        say_line('Proto RefCnt Flags       Type       State         I-Node  ', $on{p} ? ' PID/Program name    ' : '', ' Path');
        for my $socket (grep { $_->{protocol} eq 'unix' && is_wanted(\%on, $_) } @sockets) {
            say_line(sprintf '%-5s %-6d %-11s %-10s %-13s %-8d %s%s', 'unix', 2, '[ ACC ]', 'STREAM', 'LISTENING', $socket->{inode},
                $on{p} ? sprintf('%-20s ', program($socket)) : '', $socket->{local});
        }
    }
    return 0;
}

sub is_wanted {
    my ($on, $socket) = @_;
    return 1 if $on->{a};
    my $is_server = $socket->{state} eq 'LISTEN' || $socket->{state} eq 'UNCONN';
    return $on->{l} ? $is_server : !$is_server;
}

sub program {
    my ($program, $pid) = socket_process($_[0]);
    return defined $pid ? "$pid/$program" : '-';
}

# As netstat cuts it: 23 places for an address with its port.
sub shown_end {
    my ($on, $socket, $side) = @_;
    my ($address, $port) = @$socket{ $side, "${side}_port" };
    $address = '[::]' if $address eq '*';
    # Brackets only where no number is asked for.
    $address =~ s/\A\[(.*)\]\z/$1/ if $on->{n} || $address ne '[::]';
    $port = port_name($port, $socket->{protocol}) if !$on->{n};
    my $room = 23 - 1 - length $port;
    $address = substr($address, 0, $room) if !$on->{W} && length $address > $room;
    return "$address:$port";
}

sub say_socket {
    my ($on, $socket) = @_;
    my $state = $socket->{protocol} eq 'udp' ? '' : $STATE{ $socket->{state} } // $socket->{state};
    say_line(sprintf '%-4s  %6d %6d %-23s %-23s %-11s%s', $socket->{protocol} . ($socket->{family} == 6 ? '6' : ''), 0, 0,
        shown_end($on, $socket, 'local'), shown_end($on, $socket, 'peer'), $state, $on->{p} ? sprintf(' %-20s', program($socket)) : '');
}

1;
