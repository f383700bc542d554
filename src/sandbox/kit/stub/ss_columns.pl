# The table that `ss` prints: each column as wide as its widest part.

our ($kit, $node, $name);

sub show_sockets {
    my ($on, $is_one_kind, $is_one_state, @sockets) = @_;
    my @head = ('Netid', 'State', 'Recv-Q', 'Send-Q', 'Local Address:', 'Port', 'Peer Address:', 'Port', 'Process');
    my @lines = $on->{H} ? () : \@head;
    my $descriptor = 3;
    for my $socket (@sockets) {
        my $protocol = $socket->{protocol};
        my ($local, $peer) = map { $on->{n} || $protocol eq 'unix' ? $_ : port_name($_, $protocol) } @$socket{qw(local_port peer_port)};
        my $end = $protocol eq 'unix' ? ' ' : ':';
        my $process = '';
        if ($on->{p}) {
            my ($program, $pid) = socket_process($socket);
            $process = qq( users:(("$program",pid=$pid,fd=$descriptor))) if defined $pid;
            $descriptor++;
        }
        push @lines, [$protocol eq 'unix' ? 'u_str' : $protocol, $socket->{state},
            sprintf('%-6d', 0), sprintf('%-6d', $socket->{state} eq 'LISTEN' ? 128 : 0),
            "$socket->{local}$end", $local, "$socket->{peer}$end", $peer, $process];
    }
    my @hidden = ($is_one_kind, $is_one_state);
    my @width;
    for my $line (@lines) {
        for my $at (0 .. $#$line) {
            my $length = length $line->[$at];
            $width[$at] = $length if $length > ($width[$at] // 0);
        }
    }
    for my $line (@lines) {
        my $text = '';
        my $is_first = 1;
        for my $at (0 .. $#head) {
            next if $hidden[$at];
            # A blank before each column but ports and what is first.
            $text .= ' ' if !$is_first && $at < 7 && $at != 5;
            $is_first = 0;
            $text .= sprintf $at == 4 || $at == 6 ? '%*s' : '%-*s', $width[$at] // 0, $line->[$at];
        }
        say_line($text);
    }
}

1;
