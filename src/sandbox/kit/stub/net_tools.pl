# Tables that net-tools print: routes (netstat -r, route) and interfaces (netstat -i, ifconfig -s).

our ($kit, $node, $name);

need("stub/net");

sub show_route_table {
    my ($form, $is_numeric) = @_;
    need("stub/routes");
    say_line('Kernel IP routing table');
    my $is_route = $form eq 'route';
    say_line('Destination     Gateway         Genmask         ', $is_route ? 'Flags Metric Ref    Use Iface' : 'Flags   MSS Window  irtt Iface');
    for my $route (grep { $_->{table} eq 'main' } all_routes(4)) {
        my $is_rejecting = !defined $route->{dev};
        my $gateway = $route->{via} // ($is_rejecting ? '-' : $is_numeric ? '0.0.0.0' : '0.0.0.0');
        my $target = !$is_numeric && !$route->{bits} ? 'default' : ip_text($route->{bytes});
        my $flags = ($is_rejecting ? '!' : 'U') . (defined $route->{via} ? 'G' : '') . ($route->{bits} == 32 ? 'H' : '');
        my $mask = ip_text(mask_bytes($route->{bits}, 4));
        my $dev = $route->{dev} // '-';
        say_line($is_route
            ? sprintf('%-15s %-15s %-15s %-5s %-6d %-2d %7d %s', $target, $gateway, $mask, $flags, $route->{metric} // 0, 0, 0, $dev)
            : sprintf('%-15s %-15s %-15s %-7s %3d %-5d %6d %s', $target, $gateway, $mask, $flags, 0, 0, 0, $dev));
    }
}

# Interfaces sorted by name, labels behind theirs: name, interface, and the addresses that show under it.
sub named_interfaces {
    my ($is_all) = @_;
    my @addresses = addresses();
    my @shown;
    for my $interface (sort { $a->{name} cmp $b->{name} } interfaces()) {
        next if !$is_all && $interface->{admin} ne 'up';
        my @own = grep { $_->{interface} eq $interface->{name} } @addresses;
        my %labelled;
        for (grep { $_->{family} == 4 && defined $_->{words}{label} } @own) { push @{ $labelled{ $_->{words}{label} } }, $_ }
        push @shown, [$interface->{name}, $interface, grep { !defined $_->{words}{label} } @own];
        push @shown, [$_, $interface, @{ $labelled{$_} }] for sort keys %labelled;
    }
    return @shown;
}

sub short_flags {
    my ($interface) = @_;
    my $is_loop = $interface->{kind} eq 'loopback';
    return ($is_loop ? 'L' : 'BM') . ($interface->{kind} eq 'bond' ? 'm' : '') . ($interface->{running} ? 'R' : '') . ($interface->{admin} eq 'up' ? 'U' : '');
}

sub show_interface_table {
    my ($form, $is_all, @only) = @_;
    say_line($form eq 'netstat' ? 'Iface             MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg'
        : 'Iface      MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg');
    for (named_interfaces($is_all || @only)) {
        my ($label, $interface) = @$_;
        next if @only && $only[0] ne $label;
        say_line($label ne $interface->{name}
            ? sprintf('%-15s %5d      - no statistics available -                        %s', $label, $interface->{mtu}, short_flags($interface))
            : sprintf('%-15s %5d %8d %6d %6d %-6d %8d %6d %6d %6d %s', $label, $interface->{mtu}, (0) x 8, short_flags($interface)));
    }
}

1;
