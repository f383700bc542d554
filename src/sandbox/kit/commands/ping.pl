# ping of iputils: the node itself, the cluster's nodes, public addresses and neighbours answer.

our ($kit, $node, $name);

our $TIME = '0.045';
our %HAS_VALUE = map { $_ => 1 } qw(c i I l m M p Q s S t w W T F N e);

sub run {
    my @args = @_;
    my (%on, @targets);
    $on{6} = 1 if $name eq 'ping6';
    while (@args) {
        my $word = shift @args;
        if ($word !~ /\A-(.+)\z/s) { push @targets, $word; next }
        my $letters = $1;
        while ($letters =~ s/\A(.)//s) {
            my $letter = $1;
            if ($letter eq 'V') {
                say_line("ping from iputils 20221126\nlibcap: yes, IDN: yes, NLS: no, error.h: yes, getrandom(): yes, __fpending(): yes");
                return 0;
            }
            if ($letter !~ /[46aAbBdDfhLnOqrRUvcIilmMpQsStwWTFNeC]/) { fail(2, "ping: invalid option -- '$letter'") }
            not_simulated(2) if $letter =~ /[bfhLRTFNlADOUC]/;
            if (!$HAS_VALUE{$letter}) { $on{$letter} = 1; next }
            my $value = $letters ne '' ? $letters : @args ? shift @args : fail(2, "ping: option requires an argument -- '$letter'");
            $on{$letter} = $value;
            last;
        }
    }
    for my $letter (grep { defined $on{$_} } qw(W i)) {
        next if $on{$letter} =~ /\A\d*\.?\d+\z/;
        complain("ping: option argument contains garbage: $on{$letter}\nping: this will become fatal error in the future");
        delete $on{$letter};
    }
    delete $on{w} if ($on{w} // '') eq '0';
    for my $letter (grep { defined $on{$_} } qw(c w s t)) {
        my $value = $on{$letter};
        fail(1, "ping: invalid argument: '$value'") if $value !~ /\A\d+\z/;
        fail(1, "ping: invalid argument: '0': out of range: 1 <= value <= 9223372036854775807") if $letter eq 'c' && $value == 0;
    }
    fail(1, 'ping: usage error: Destination address required') if !@targets;
    not_simulated(2) if @targets > 1;
    need("stub/net");
    need("stub/routes");
    need("stub/hangs");
    return ping($targets[0], %on);
}

sub ping {
    my ($target, %on) = @_;
    my $text = $target eq 'localhost' ? ($on{6} ? '::1' : '127.0.0.1') : $target;
    my $bytes = ip_bytes($text);
    my $own_name = setting('hostname') // '';
    if (!defined $bytes && $target eq $own_name) {
        my $row = row_where('nodes', 'pnn', setting('pnn') // 0);
        $bytes = ip_bytes($text = $row->{address}) if $row;
    }
    fail(2, "ping: $target: Name or service not known") if !defined $bytes;
    my $family = family_of($bytes);
    fail(2, "ping: $target: Address family for hostname not supported") if $on{4} && $family == 6 || $on{6} && $family == 4;
    $text = ip_text($bytes);
    my ($from, $answers) = way_to($bytes, $text, %on);
    my $size = $on{s} // 56;
    say_line("PING $target", $family == 4 ? " ($text) " : "($text) ", $from, $family == 4 ? "$size(" . ($size + 28) . ') bytes of data.' : "$size data bytes");
    return lost($target, %on) if !$answers;
    if (!defined $on{c} && !defined $on{w}) {
        say_answer($text, 1, $size, %on);
        $| = 1;
        hang();
    }
    my $interval = $on{i} // 1;
    my $count = $on{c} // int($on{w} / ($interval || 1));
    for my $number (1 .. $count) {
        wait_seconds($interval) if $number > 1;
        say_answer($text, $number, $size, %on);
    }
    my $time = int(($count - 1) * $interval * 1000);
    say_line("\n--- $target ping statistics ---\n$count packets transmitted, $count received, 0% packet loss, time ${time}ms");
    say_line("rtt min/avg/max/mdev = $TIME/$TIME/$TIME/0.000 ms");
    return 0;
}

sub say_answer {
    my ($text, $number, $size, %on) = @_;
    say_line($size + 8, " bytes from $text: icmp_seq=$number ttl=64 time=$TIME ms") if !$on{q};
}

# `from …` for -I, and whether the address answers.
sub way_to {
    my ($bytes, $text, %on) = @_;
    my @own = addresses();
    my $from = '';
    my $device = $on{I};
    if (defined $device && defined ip_bytes($device)) {
        fail(2, "ping: bind: Cannot assign requested address") if !grep { $_->{bytes} eq ip_bytes($device) } @own;
        $from = "from $device : ";
        undef $device;
    }
    my %interfaces = map { ($_->{name} => $_) } interfaces();
    if (defined $device) {
        fail(2, "ping: SO_BINDTODEVICE $device: No such device") if !$interfaces{$device};
        my ($source) = grep { $_->{interface} eq $device && $_->{family} == family_of($bytes) } @own;
        $from = 'from ' . ($source ? ip_text($source->{bytes}) : '0.0.0.0') . " $device: ";
    }
    my ($mine) = grep { $_->{bytes} eq $bytes } @own;
    return ($from, 1) if $mine && $interfaces{ $mine->{interface} };
    my $row = row_where('nodes', 'address', $text);
    return ($from, 1) if $row && $row->{pnn} eq (setting('pnn') // '-');
    my $family = family_of($bytes);
    need("stub/rules");
    my $route = route_to($bytes, [all_routes($family)], lookup_order($family, $bytes));
    # A profile need not describe the private network.
    fail(2, 'ping: connect: Network is unreachable') if (!$route || !defined $route->{dev}) && !$row;
    my $interface = $route && $interfaces{ $device // $route->{dev} // '' };
    return ($from, (!$interface || $interface->{running}) && is_reachable($text));
}

sub lost {
    my ($target, %on) = @_;
    if (!defined $on{c} && !defined $on{w}) { $| = 1; hang() }
    my $interval = $on{i} // 1;
    my $count = $on{c} // int($on{w} / ($interval || 1));
    my $last = defined $on{w} && $on{w} < ($count - 1) * $interval ? int $on{w} / $interval : $count;
    wait_seconds($on{w} // ($last - 1) * $interval + ($on{W} // 10));
    my $time = int(($last - 1) * $interval * 1000);
    say_line("\n--- $target ping statistics ---\n$last packets transmitted, 0 received, 100% packet loss, time ${time}ms\n");
    return 1;
}

1;
