# What `ip -details` adds to an interface.

our ($kit, $node, $name);

sub link_details {
    my ($interface, $break) = @_;
    my $kind = $interface->{kind};
    my $words = $interface->{words};
    not_simulated(1) if $kind !~ /\A(?:loopback|ether|vlan|dummy)\z/;
    my ($least, $most) = $kind eq 'loopback' || $kind eq 'dummy' ? (0, 0) : $kind eq 'vlan' ? (0, 65535) : (68, 65535);
    my $text = " promiscuity 0  allmulti 0 minmtu $least maxmtu $most ";
    $text .= $break . "    vlan protocol 802.1Q id $words->{id} <REORDER_HDR> " if $kind eq 'vlan';
    $text .= $break . '    dummy ' if $kind eq 'dummy';
    return $text . 'addrgenmode eui64 numtxqueues 1 numrxqueues 1 gso_max_size 65536 gso_max_segs 65535 '
        . 'tso_max_size 65536 tso_max_segs 65535 gro_max_size 65536 ';
}

1;
