# ss of iproute2: TCP, UDP and Unix sockets.

our ($kit, $node, $name);

our @ALL = qw(ESTAB SYN-SENT SYN-RECV FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT UNCONN CLOSE-WAIT LAST-ACK LISTEN CLOSING);

sub run {
    my @args = @_;
    my (%on, %only, @rest, $family);
    while (@args) {
        my $word = shift @args;
        if ($word eq '--') { push @rest, splice @args }
        elsif ($word =~ /\A--([^=]+)(?:=(.*))?\z/s) {
            my ($option, $value) = ($1, $2);
            set_option(letter_of($option, $word), $value, \@args, \%on, \%only, \$family);
        }
        elsif ($word =~ /\A-(.+)\z/s) {
            my $letters = $1;
            while ($letters =~ s/\A(.)//s) {
                my $letter = $1;
                my $value = $letter =~ /[fADFN]/ && $letters ne '' ? $letters : undef;
                set_option($letter, $value, \@args, \%on, \%only, \$family);
                last if defined $value;
            }
        }
        else { push @rest, $word }
    }
    need("stub/sockets");
    return summary() if $on{s};
    my ($states, @filter) = wanted_states(\%on, @rest);
    my $protocols = join '', sort keys %only;
    $protocols = 'tux' if $protocols eq '';
    my $filter;
    if (@filter) {
        need("stub/ss_filter");
        $filter = parse_filter($family, @filter);
    }
    my %rank = (unix => 0, udp => 1, tcp => 2);
    my @shown = grep {
        index($protocols, { tcp => 't', udp => 'u', unix => 'x' }->{ $_->{protocol} }) >= 0 && $states->{ $_->{state} }
            && (!defined $family || $family eq ($_->{family} || 'x')) && (!$filter || $filter->($_))
    } sockets();
    @shown = sort { $rank{ $a->{protocol} } <=> $rank{ $b->{protocol} } || $a->{family} <=> $b->{family} } @shown;
    need("stub/ss_columns");
    # One kind of socket, or one state, is not said.
    show_sockets(\%on, $protocols eq 't' || $protocols eq 'u', keys %$states == 1, @shown);
    kill_sockets(@shown) if $on{K};
    return 0;
}

sub set_option {
    my ($letter, $value, $args, $on, $only, $family) = @_;
    if ($letter eq 'V') { say_line('ss utility, iproute2-6.1.0'); end_call(0) }
    if ($letter =~ /[tux]/) { $only->{$letter} = 1 }
    elsif ($letter =~ /[nalpsHKO]/) { $on->{$letter} = 1 }
    elsif ($letter eq '4' || $letter eq '6') { $$family = $letter }
    elsif ($letter eq 'f' || $letter eq 'A') {
        $value //= shift @$args;
        fail(255, "ss: option requires an argument -- '$letter'") if !defined $value;
        if ($letter eq 'f') { set_family($value, $only, $family) }
        else { set_query($value, $only) }
    }
    elsif ($letter =~ /[hremTibEZzN0MSdwDF!oB]/) { not_simulated(255) }
    else { fail(255, "ss: invalid option -- '$letter'") }
}

# The letter of a long option.
sub letter_of {
    my ($option, $word) = @_;
    my %letter = (
        help => 'h', version => 'V', numeric => 'n', all => 'a', listening => 'l', processes => 'p', summary => 's', ipv4 => '4', ipv6 => '6',
        tcp => 't', udp => 'u', unix => 'x', family => 'f', kill => 'K', 'no-header' => 'H', query => 'A', socket => 'A', oneline => 'O',
        resolve => 'r', options => 'o', extended => 'e', memory => 'm', threads => 'T', info => 'i', bpf => 'b', events => 'E', context => 'Z',
        contexts => 'z', net => 'N', packet => '0', mptcp => 'M', sctp => 'S', dccp => 'd', raw => 'w', diag => 'D', filter => 'F',
        tipcinfo => '!', tos => '!', cgroup => '!', tipc => '!', vsock => '!', xdp => '!', 'inet-sockopt' => '!',
    );
    return $letter{$option} // fail(255, "ss: unrecognized option '$word'");
}

sub set_family {
    my ($value, $only, $family) = @_;
    not_simulated(255) if $value =~ /\A(?:link|netlink|vsock|tipc|xdp)\z/;
    if ($value eq 'unix') { $only->{x} = 1 }
    else { $$family = { inet => 4, inet6 => 6 }->{$value} // fail(255, qq(ss: "$value" is invalid family)) }
}

sub set_query {
    my ($value, $only) = @_;
    my %letters = (all => 'tux', inet => 'tu', tcp => 't', udp => 'u', unix => 'x', unix_stream => 'x', u_str => 'x');
    for my $query (split /,/, $value) {
        not_simulated(255) if $query =~ /\A(?:mptcp|raw|unix_dgram|unix_seqpacket|packet|packet_raw|packet_dgram|netlink|dccp|sctp|vsock_stream|vsock_dgram|tipc|xdp)\z/;
        my $letters = $letters{$query} // fail(255, qq(ss: "$query" is illegal socket table id));
        $only->{$_} = 1 for split //, $letters;
    }
}

# The states that are asked for, and what follows them.
sub wanted_states {
    my ($on, @rest) = @_;
    return named_states(@rest) if @rest && $rest[0] =~ /\A(?:state|exclude|excl)\z/;
    my @states = $on->{a} ? @ALL : $on->{l} ? qw(LISTEN UNCONN) : grep { !/\A(?:LISTEN|UNCONN|TIME-WAIT|SYN-RECV)\z/ } @ALL;
    return ({ map { ($_ => 1) } @states }, @rest);
}

# By `state NAME` and `exclude NAME`.
sub named_states {
    my @rest = @_;
    my %wanted;
    my $is_said = 0;
    my %state = (
        established => 'ESTAB', 'syn-sent' => 'SYN-SENT', 'syn-recv' => 'SYN-RECV', 'fin-wait-1' => 'FIN-WAIT-1', 'fin-wait-2' => 'FIN-WAIT-2',
        'time-wait' => 'TIME-WAIT', closed => 'UNCONN', unconnected => 'UNCONN', 'close-wait' => 'CLOSE-WAIT', 'last-ack' => 'LAST-ACK', listening => 'LISTEN',
        closing => 'CLOSING',
    );
    while (@rest && $rest[0] =~ /\A(?:state|exclude|excl)\z/) {
        my $how = shift @rest;
        my $word = shift @rest // fail(255, 'ss: missing state name');
        my @states = $word eq 'all' ? @ALL
            : $word eq 'connected' ? grep { !/\A(?:UNCONN|LISTEN)\z/ } @ALL
            : $word eq 'synchronized' ? grep { !/\A(?:UNCONN|LISTEN|SYN-SENT)\z/ } @ALL
            : $word eq 'bucket' ? qw(SYN-RECV TIME-WAIT)
            : $word eq 'big' ? grep { !/\A(?:SYN-RECV|TIME-WAIT)\z/ } @ALL
            : $state{$word} // fail(255, "ss: wrong state name: $word");
        %wanted = map { ($_ => 1) } @ALL if !$is_said++ && $how ne 'state';
        if ($how eq 'state') { $wanted{$_} = 1 for @states }
        else { delete @wanted{@states} }
    }
    return (\%wanted, @rest);
}

# Closes connections: the table's rows go.
sub kill_sockets {
    my %is_gone = map { ("$_->{row}{local} $_->{row}{remote}" => 1) } grep { $_->{row} } @_;
    change_table('connections', sub { grep { !$is_gone{"$_->{local} $_->{remote}"} } @_ }) if %is_gone;
}

sub summary {
    my (%count, %by_state);
    for (sockets()) { $count{"$_->{protocol}$_->{family}"}++; $by_state{ $_->{state} }++ if $_->{protocol} eq 'tcp' }
    my ($tcp4, $tcp6, $udp4, $udp6, $unix) = map { $_ // 0 } @count{qw(tcp4 tcp6 udp4 udp6 unix0)};
    my ($tcp, $udp) = ($tcp4 + $tcp6, $udp4 + $udp6);
    my $waiting = $by_state{'TIME-WAIT'} // 0;
    say_line('Total: ', $tcp + $udp + $unix);
    say_line("TCP:   $tcp (estab ", $by_state{ESTAB} // 0, ", closed $waiting, orphaned 0, timewait $waiting)\n");
    say_line('Transport Total     IP        IPv6');
    for (['RAW', 0, 0], ['UDP', $udp4, $udp6], ['TCP', $tcp4, $tcp6], ['INET', $tcp4 + $udp4, $tcp6 + $udp6], ['FRAG', 0, 0]) {
        my ($kind, $four, $six) = @$_;
        say_line(sprintf "%s\t  %-9d %-9d %-9d", $kind, $four + $six, $four, $six);
    }
    say_line('');
    return 0;
}

1;
