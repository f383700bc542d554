# arping of iputils.

our ($kit, $node, $name);

sub run {
    my @args = @_;
    my (%on, $target);
    while (@args) {
        my $word = shift @args;
        if ($word !~ /\A-(.+)\z/s) { fail_usage() if defined $target; $target = $word; next }
        my $letters = $1;
        while ($letters =~ s/\A(.)//s) {
            my $letter = $1;
            if ($letter eq 'V') {
                say_line("arping from iputils 20221126\nlibcap: yes, IDN: yes, NLS: no, error.h: yes, getrandom(): yes, __fpending(): yes");
                return 0;
            }
            if ($letter =~ /[fqbDUA]/) { $on{$letter} = 1; next }
            if ($letter !~ /[cwiIs]/) { complain("arping: invalid option -- '$letter'") if $letter ne 'h'; fail_usage() }
            $on{$letter} = $letters ne '' ? $letters : @args ? shift @args : fail_usage();
            last;
        }
    }
    fail_usage() if !defined $target;
    for my $letter (grep { defined $on{$_} } qw(c w i)) {
        fail(1, "arping: invalid argument: '$on{$letter}'") if $on{$letter} !~ /\A\d+\z/;
    }
    need("stub/net");
    need("stub/hangs");
    my $bytes = ip_bytes($target);
    fail(2, "arping: $target: Name or service not known") if !defined $bytes || family_of($bytes) != 4;
    return arping($target, $bytes, %on);
}

sub arping {
    my ($target, $bytes, %on) = @_;
    my %interfaces = map { ($_->{name} => $_) } interfaces();
    my $device = $on{I};
    if (!defined $device) {
        need("stub/routes");
        my $route = route_to($bytes, [all_routes(4)], 'local', 'main');
        fail(2, 'arping: Suitable device could not be determined. Please, use option -I.') if !$route;
        $device = $route->{type} eq 'local' ? 'lo' : $route->{dev};
    }
    my $interface = $interfaces{$device} or fail(2, "arping: Device $device not available.");
    if ($interface->{admin} ne 'up') { say_line(qq(Interface "$device" is down)); return 2 }
    if ($interface->{kind} eq 'loopback' || $interface->{kind} eq 'dummy') {
        say_line(qq(Interface "$device" is not ARPable));
        return 2;
    }
    my @own = grep { $_->{interface} eq $device && $_->{family} == 4 } addresses();
    my ($near) = ((grep { lies_in($bytes, $_->{bytes}, $_->{bits}) } @own), @own);
    my $is_told = $on{U} || $on{A};
    my $source = $on{s} // ($on{D} ? '0.0.0.0' : $is_told ? $target : $near ? ip_text($near->{bytes}) : '0.0.0.0');
    if ($is_told && !grep { $_->{bytes} eq $bytes } addresses()) { fail(2, 'arping: bind: Cannot assign requested address') }
    my $answers = !$is_told && $interface->{running} && is_reachable($target);
    say_line("ARPING $target from $source $device") if !$on{q};
    if (!defined $on{c} && !defined $on{w} && !($on{f} && $answers) && !($on{D} && $answers)) { $| = 1; hang() }
    my $count = $on{c} // $on{w} // 1;
    $count = 1 if $answers && ($on{f} || $on{D});
    my $mac = mac_of($target);
    for my $number (1 .. $count) {
        wait_seconds($on{i} // 1) if $number > 1;
        say_line("Unicast reply from $target [$mac]  0.612ms") if $answers && !$on{q};
    }
    wait_seconds($on{w} // 1) if !$answers && !$is_told;
    my $received = $answers ? $count : 0;
    if (!$on{q}) {
        say_line("Sent $count probes (", $answers ? 1 : $count, " broadcast(s))\nReceived $received response(s)");
    }
    return $on{D} ? ($received ? 1 : 0) : $is_told ? 0 : $received ? 0 : 1;
}

sub mac_of {
    my ($target) = @_;
    my $row = row_where('neighbours', 'address', $target);
    return uc $row->{mac} if $row && $row->{mac} ne '-';
    return sprintf '02:00:%02X:%02X:%02X:%02X', split /\./, $target;
}

sub fail_usage {
    fail(2, <<'END' =~ s/\n\z//r);

Usage:
  arping [options] <destination>

Options:
  -f            quit on first reply
  -q            be quiet
  -b            keep on broadcasting, do not unicast
  -D            duplicate address detection mode
  -U            unsolicited ARP mode, update your neighbours
  -A            ARP answer mode, update your neighbours
  -V            print version and exit
  -c <count>    how many packets to send
  -w <timeout>  how long to wait for a reply
  -i <interval> set interval between packets (default: 1 second)
  -I <device>   which ethernet device to use
  -s <source>   source ip address
  <destination> dns name or ip address

For more details see arping(8).
END
}

1;
