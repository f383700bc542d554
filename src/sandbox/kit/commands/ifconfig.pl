# ifconfig of net-tools.

our ($kit, $node, $name);

sub run {
    my @args = @_;
    my %on;
    while (@args && $args[0] =~ /\A-/) {
        my $word = shift @args;
        if ($word eq '-a' || $word eq '-s') { $on{$word} = 1 }
        elsif ($word eq '-V' || $word eq '--version') { say_line('net-tools 2.10'); return 0 }
        elsif ($word eq '-v') { }
        elsif ($word =~ /\A(?:-h|--help|-\?)\z/) { not_simulated(0) }
        else { fail(1, "ifconfig: option `$word' not recognised.\nifconfig: `--help' gives usage information.") }
    }
    my $device = shift @args;
    # An address family may stand before the rest.
    shift @args if @args && $args[0] eq 'inet';
    need("stub/net_tools");
    if (@args) {
        need("stub/ifconfig_set");
        return set_interface($device, @args);
    }
    my @shown = named_interfaces($on{'-a'} || defined $device);
    if (defined $device) {
        @shown = grep { $_->[0] eq $device } @shown;
        fail(1, "$device: error fetching interface information: Device not found") if !@shown;
    }
    if ($on{'-s'}) { show_interface_table('ifconfig', $on{'-a'}, defined $device ? $device : ()) }
    else { show_interface($_) for @shown }
    return 0;
}

our %KIND = (loopback => ['loop', 'Local Loopback'], infiniband => ['infiniband', 'InfiniBand']);
our %SCOPE = (global => '0x0<global>', link => '0x20<link>', host => '0x10<host>');

sub show_interface {
    my ($label, $interface, @addresses) = @{ $_[0] };
    my @flags = (
        $interface->{admin} eq 'up' ? [UP => 1] : (), $interface->{kind} eq 'loopback' ? [LOOPBACK => 8] : [BROADCAST => 2],
        $interface->{running} ? [RUNNING => 64] : (), $interface->{kind} eq 'dummy' ? [NOARP => 128] : (),
        $interface->{kind} eq 'bond' ? [MASTER => 1024] : (), defined $interface->{words}{master} && is_slave($interface) ? [SLAVE => 2048] : (),
        $interface->{kind} =~ /\A(?:loopback|dummy)\z/ ? () : [MULTICAST => 4096],
    );
    my $sum = 0;
    $sum += $_->[1] for @flags;
    say_line("$label: flags=$sum<", join(',', map { $_->[0] } @flags), ">  mtu $interface->{mtu}");
    my ($first) = grep { $_->{family} == 4 } @addresses;
    if ($first) {
        my $broadcast = $interface->{kind} eq 'loopback' ? '' : '  broadcast ' . ($first->{words}{broadcast} // '0.0.0.0');
        say_line('        inet ', ip_text($first->{bytes}), '  netmask ', ip_text(mask_bytes($first->{bits}, 4)), $broadcast);
    }
    say_line('        inet6 ', ip_text($_->{bytes}), "  prefixlen $_->{bits}  scopeid $SCOPE{ $_->{scope} }") for grep { $_->{family} == 6 } @addresses;
    my ($type, $long) = @{ $KIND{ $interface->{kind} } || ['ether', 'Ethernet'] };
    say_line("        $type ", $type eq 'loop' ? '' : "$interface->{mac} ", ' txqueuelen ', $type eq 'infiniband' ? 256 : 1000, "  ($long)");
    if ($label eq $interface->{name}) {
        say_line('        RX packets 0  bytes 0 (0.0 B)');
        say_line('        RX errors 0  dropped 0  overruns 0  frame 0');
        say_line('        TX packets 0  bytes 0 (0.0 B)');
        say_line('        TX errors 0  dropped 0 overruns 0  carrier 0  collisions 0');
    }
    say_line('');
}

sub is_slave {
    my $row = row_where('interfaces', 'name', $_[0]{words}{master});
    return $row && $row->{kind} eq 'bond';
}

1;
