# brctl: bridges and their members.

our ($kit, $node, $name);

our %COMMAND = (
    addbr => ['<bridge>', '		add bridge', 1], delbr => ['<bridge>', '		delete bridge', 1], addif => ['<bridge> <device>', '	add interface to bridge', 2],
    delif => ['<bridge> <device>', '	delete interface from bridge', 2], hairpin => ['<bridge> <port> {on|off}', '	turn hairpin on/off'],
    setageing => ['<bridge> <time>', '		set ageing time'], setbridgeprio => ['<bridge> <prio>', '		set bridge priority'],
    setfd => ['<bridge> <time>', '		set bridge forward delay'], sethello => ['<bridge> <time>', '		set hello time'],
    setmaxage => ['<bridge> <time>', '		set max message age'], setpathcost => ['<bridge> <port> <cost>', '	set path cost'],
    setportprio => ['<bridge> <port> <prio>', '	set port priority'], show => ['[ <bridge> ]', '		show a list of bridges'],
    showmacs => ['<bridge>', '		show a list of mac addrs'], showstp => ['<bridge>', '		show bridge stp info'], stp => ['<bridge> {on|off}', '	turn stp on/off'],
);

sub run {
    my ($command, @args) = @_;
    if (!defined $command || !$COMMAND{$command}) {
        if (defined $command && $command =~ /\A-(?:V|-version)\z/) { say_line('bridge-utils, 1.7'); return 0 }
        complain("never heard of command [$command]") if defined $command && $command !~ /\A-/;
        say_line("Usage: brctl [commands]\ncommands:");
        say_line(sprintf "\t%-10s\t%s%s", $_, @{ $COMMAND{$_} }[0, 1]) for qw(addbr delbr addif delif hairpin setageing setbridgeprio
            setfd sethello setmaxage setpathcost setportprio show showmacs showstp stp);
        return 1;
    }
    my $wanted = $COMMAND{$command}[2];
    if (defined $wanted && @args < $wanted) {
        say_line("Incorrect number of arguments for command\nUsage: brctl $command $COMMAND{$command}[0]$COMMAND{$command}[1]");
        return 1;
    }
    need("stub/net");
    return show_bridges(@args) if $command eq 'show';
    not_simulated(1) if !defined $wanted;
    lock_node();
    my %interface = map { ($_->{name} => $_) } interfaces();
    my ($bridge, @devices) = @args;
    return change_bridge($command, $bridge, \%interface) if !@devices;
    fail(1, "bridge $bridge does not exist!") if ($interface{$bridge}{kind} // '') ne 'bridge';
    for my $device (@devices) { change_member($command, $bridge, $device, $interface{$device}) }
    return 0;
}

sub show_bridges {
    my ($only) = @_;
    my @interfaces = interfaces();
    my @bridges = sort { $a->{name} cmp $b->{name} } grep { $_->{kind} eq 'bridge' && (!defined $only || $_->{name} eq $only) } @interfaces;
    fail(1, "bridge $only does not exist!") if defined $only && !@bridges;
    say_line("bridge name\tbridge id\t\tSTP enabled\tinterfaces") if @bridges;
    for my $bridge (@bridges) {
        my @members = sort map { $_->{name} } grep { ($_->{words}{master} // '') eq $bridge->{name} } @interfaces;
        say_line("$bridge->{name}\t\t8000.", $bridge->{mac} =~ tr/://dr, "\tno\t\t", join "\n\t\t\t\t\t\t\t", @members);
    }
    return 0;
}

sub change_bridge {
    my ($command, $bridge, $interface) = @_;
    if ($command eq 'addbr') {
        fail(1, "device $bridge already exists; can't create bridge with the same name") if $interface->{$bridge};
        add_row('interfaces', name => $bridge, kind => 'bridge', admin => 'down', link => 'down',
            mac => sprintf('02:00:00:00:01:%02x', keys(%$interface) + 1), mtu => 1500, detail => '-');
        return 0;
    }
    fail(1, "bridge $bridge doesn't exist; can't delete it") if ($interface->{$bridge}{kind} // '') ne 'bridge';
    fail(1, "bridge $bridge is still up; can't delete it") if $interface->{$bridge}{admin} eq 'up';
    need("stub/linkstate");
    remove_link($bridge);
    return 0;
}

sub change_member {
    my ($command, $bridge, $device, $interface) = @_;
    fail(1, "interface $device does not exist!") if !$interface;
    my $master = $interface->{words}{master};
    if ($command eq 'addif') {
        fail(1, "device $device is already a member of a bridge; can't add it to bridge $bridge.") if defined $master;
        fail(1, "can't add $device to bridge $bridge: Invalid argument") if $interface->{kind} =~ /\A(?:loopback|bridge)\z/;
    }
    elsif (($master // '') ne $bridge) { fail(1, "device $device is not a port of $bridge") }
    change_table('interfaces', sub {
        my @rows = @_;
        my $is_first = !grep { " $_->{detail} " =~ / master=\Q$bridge\E / } @rows;
        for my $row (grep { $_->{name} eq $device } @rows) {
            my @words = grep { $_ ne '-' && !/\Amaster=/ } split ' ', $row->{detail};
            push @words, "master=$bridge" if $command eq 'addif';
            $row->{detail} = "@words";
            next if $command ne 'addif';
            # The first member gives the bridge its address; with one it has a link.
            for my $own (grep { $_->{name} eq $bridge } @rows) { $own->{link} = 'up'; $own->{mac} = $row->{mac} if $is_first }
        }
        return @rows;
    });
}

1;
