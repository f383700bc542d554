# ethtool: the settings of an interface and its driver.

our ($kit, $node, $name);

our $BAD = "ethtool: bad command line argument(s)\nFor more information run ethtool -h";

sub run {
    my @args = @_;
    if (@args && $args[0] eq '--version') { say_line('ethtool version 6.1'); return 0 }
    fail(1, $BAD) if !@args;
    my $option = $args[0] =~ /\A-/ ? shift @args : '';
    my $is_driver = $option eq '-i' || $option eq '--driver';
    if ($option ne '' && !$is_driver) {
        not_simulated(1) if $option =~ /\A-[haAcCgGkKpPrSdeEfFlLmnNqQsStTuUwWxXj]\z/ || $option =~ /\A--(?:help|show-|set-|features|change|pause|coalesce|offload|identify|negotiate|statistics|phy|register|eeprom|flash|test|config|get-|module|reset|per|cable|monitor|debug|json|include|rxfh|set)/;
        fail(1, $BAD);
    }
    fail(1, $BAD) if @args != 1;
    need("stub/net");
    my ($interface) = grep { $_->{name} eq $args[0] } interfaces();
    return $is_driver ? show_driver($interface) : show_settings($interface);
}

sub show_settings {
    my ($interface) = @_;
    if (!$interface) {
        # It asks five times.
        complain("netlink error: no device matches name (offset 24)\nnetlink error: No such device") for 1 .. 5;
        say_line('No data available');
        return 75;
    }
    say_line("Settings for $interface->{name}:");
    my $kind = $interface->{kind};
    say_line($kind eq 'ether' ? port_settings($interface) : ()) if $kind eq 'ether';
    print STDOUT speed_settings($interface) if $kind eq 'bond' || $kind eq 'vlan';
    say_line("\tLink detected: ", $interface->{running} ? 'yes' : 'no') if $kind ne 'infiniband' || 1;
    return 0;
}

# As a network card's driver says it: without a link nobody knows the speed.
sub port_settings {
    my ($interface) = @_;
    my $speed = $interface->{words}{speed} // 1000;
    my $is_running = $interface->{running};
    my $modes = join "\n\t                        ", '10baseT/Half 10baseT/Full', '100baseT/Half 100baseT/Full', '1000baseT/Full';
    return join "\n\t", "\tSupported ports: [ TP ]", "Supported link modes:   $modes", 'Supported pause frame use: No', 'Supports auto-negotiation: Yes',
        'Supported FEC modes: Not reported', "Advertised link modes:  $modes", 'Advertised pause frame use: No', 'Advertised auto-negotiation: Yes',
        'Advertised FEC modes: Not reported', 'Speed: ' . ($is_running ? "${speed}Mb/s" : 'Unknown!'),
        'Duplex: ' . ($is_running ? 'Full' : 'Unknown! (255)'), 'Auto-negotiation: on', 'Port: Twisted Pair', 'PHYAD: 0', 'Transceiver: internal', 'MDI-X: Unknown';
}

sub speed_settings {
    my ($interface) = @_;
    my $speed = $interface->{running} ? ($interface->{words}{speed} // 1000) . 'Mb/s' : 'Unknown!';
    return join "\n\t", "\tSupported ports: [  ]", 'Supported link modes:   Not reported', 'Supported pause frame use: No', 'Supports auto-negotiation: No',
        'Supported FEC modes: Not reported', 'Advertised link modes:  Not reported', 'Advertised pause frame use: No', 'Advertised auto-negotiation: No',
        'Advertised FEC modes: Not reported', "Speed: $speed", 'Duplex: ' . ($interface->{running} ? 'Full' : 'Unknown! (255)'),
        'Auto-negotiation: off', 'Port: Other', 'PHYAD: 0', "Transceiver: internal\n";
}

our %DRIVER = (ether => 'e1000e', bond => 'bonding', vlan => '802.1Q VLAN Support', bridge => 'bridge', dummy => 'dummy', infiniband => 'mlx5_core[ib_ipoib]');
our %VERSION = (bond => '6.1.0', vlan => '1.8', bridge => '2.3', dummy => '1.0');

sub show_driver {
    my ($interface) = @_;
    fail(71, 'Cannot get driver information: No such device') if !$interface;
    my $kind = $interface->{kind};
    fail(71, 'Cannot get driver information: Operation not supported') if $kind eq 'loopback';
    my $is_card = $kind eq 'ether' || $kind eq 'infiniband';
    my $yes = $is_card ? 'yes' : 'no';
    say_line(join "\n", "driver: $DRIVER{$kind}", 'version: ' . ($VERSION{$kind} // '6.1.0'), 'firmware-version: ' . ($kind eq 'bridge' ? 'N/A' : $kind eq 'vlan' ? 'N/A' : ''),
        'expansion-rom-version: ', 'bus-info: ' . ($is_card ? sprintf('0000:00:%02x.0', $interface->{index} + 1) : $kind eq 'bridge' ? 'N/A' : ''),
        "supports-statistics: $yes", "supports-test: $yes", "supports-eeprom-access: $yes", "supports-register-dump: $yes", 'supports-priv-flags: no');
    return 0;
}

1;
