# ifconfig INTERFACE ADDRESS..., up, down, mtu...

our ($kit, $node, $name);

need("stub/addresses_away");
need("stub/linkstate");

our $HELP = "ifconfig: `--help' gives usage information.";

sub set_interface {
    my ($label, @args) = @_;
    my ($device) = $label =~ /\A([^:]+)/;
    lock_node();
    my $row = row_where('interfaces', 'name', $device);
    my $no_device = sub { fail(255, "$label: ERROR while getting interface flags: No such device") };
    my $address;
    while (@args) {
        my $word = shift @args;
        if ($word eq 'up' || $word eq 'down') {
            $no_device->() if !$row;
            # A label has no state of its own: it goes.
            if ($word eq 'down' && $label ne $device) { drop_label($label, $device) }
            else { set_admin($device, $word) }
        }
        elsif ($word eq 'mtu') {
            my $mtu = shift @args // fail(1, $HELP);
            fail(255, "SIOCSIFMTU: No such device") if !$row;
            fail(1, 'SIOCSIFMTU: Invalid argument') if $mtu !~ /\A\d+\z/ || $mtu < 68;
            change_table('interfaces', sub { for (@_) { $_->{mtu} = $mtu if $_->{name} eq $device } return @_ });
        }
        elsif ($word eq 'netmask' || $word eq 'broadcast') {
            my $value = shift @args // fail(1, $HELP);
            my $bytes = ip_bytes($value) // fail(1, "$value: Host name lookup failure\n$HELP");
            my (undef, $bits) = $word eq 'netmask' ? parse_prefix("0.0.0.0/$value") : ();
            fail(1, 'SIOCSIFNETMASK: Invalid argument') if $word eq 'netmask' && !defined $bits;
            change_label($label, $device, $word eq 'netmask' ? (bits => $bits) : (broadcast => ip_text($bytes)));
        }
        elsif ($word eq 'hw') {
            shift @args;
            my $mac = shift @args // fail(1, $HELP);
            change_table('interfaces', sub { for (@_) { $_->{mac} = lc $mac if $_->{name} eq $device } return @_ });
        }
        elsif ($word =~ /\A(?:inet6|add|del)\z/) {
            $word = shift @args // fail(1, $HELP) if $word eq 'inet6';
            my $value = $word =~ /\A(?:add|del)\z/ ? shift @args // fail(1, $HELP) : $word;
            my ($bytes, $bits) = parse_prefix($value);
            not_simulated(1) if !defined $bytes || family_of($bytes) == 4;
            fail(1, 'SIOCGIFINDEX: No such device') if !$row;
            if ($word eq 'del') {
                delete_addresses(sub { $_[0]{interface} eq $device && $_[0]{bytes} eq $bytes && $_[0]{bits} == $bits }) or fail(1, 'SIOCDIFADDR: Cannot assign requested address');
            }
            elsif (add_address($device, $bytes, $bits) eq 'EEXIST') { fail(1, 'SIOCSIFADDR: File exists') }
        }
        elsif ($word =~ /\A-?(?:arp|promisc|allmulti|multicast|dynamic|trailers|pointopoint|dstaddr|metric|txqueuelen|tunnel|outfill|keepalive|mem_start|io_addr|irq|media)\z/) { not_simulated(1) }
        else {
            my ($bytes, $bits, $has_bits) = parse_prefix($word);
            fail(1, "$word: Host name lookup failure\n$HELP") if !defined $bytes || defined $address;
            fail(1, "$HELP") if family_of($bytes) == 6;
            if (!$row) { fail(255, "SIOCSIFADDR: No such device\n$label: ERROR while getting interface flags: No such device") }
            $address = $bytes;
            set_address($label, $device, $bytes, $has_bits ? $bits : class_bits($bytes));
        }
    }
    return 0;
}

# Before networks had prefix lengths, the first number told.
sub class_bits {
    my ($first) = unpack('C', $_[0]);
    return $first < 128 ? 8 : $first < 192 ? 16 : 24;
}

sub has_label {
    my ($address, $label, $device) = @_;
    return $address->{interface} eq $device && $address->{family} == 4 && ($address->{words}{label} // $device) eq $label;
}

sub drop_label {
    my ($label, $device) = @_;
    my $count = 0;
    delete_addresses(sub { has_label($_[0], $label, $device) && !$count++ });
}

# The label's address is replaced, and the interface goes up.
sub set_address {
    my ($label, $device, $bytes, $bits) = @_;
    drop_label($label, $device);
    return if $bytes eq "\0\0\0\0";
    add_address($device, $bytes, $bits, $bits < 31 ? 'broadcast=' . broadcast_of($bytes, $bits) : (), $label ne $device ? "label=$label" : ());
    set_admin($device, 'up');
}

sub change_label {
    my ($label, $device, %new) = @_;
    my ($old) = grep { has_label($_, $label, $device) } addresses();
    if (!$old) { fail(1, exists $new{bits} ? 'SIOCSIFNETMASK: Cannot assign requested address' : 'SIOCSIFBRDADDR: Cannot assign requested address') }
    my $bits = $new{bits} // $old->{bits};
    my %words = %{ $old->{words} };
    delete $words{secondary};
    $words{broadcast} = $new{broadcast} // ($bits < 31 ? broadcast_of($old->{bytes}, $bits) : undef);
    drop_label($label, $device);
    add_address($device, $old->{bytes}, $bits, map { $words{$_} eq '1' ? $_ : "$_=$words{$_}" } grep { defined $words{$_} } sort keys %words);
}

sub set_admin {
    my ($device, $admin) = @_;
    my $is_changed = 0;
    change_table('interfaces', sub {
        for (grep { $_->{name} eq $device && $_->{admin} ne $admin } @_) { $_->{admin} = $admin; $is_changed = 1 }
        return @_;
    });
    link_went($device, $admin) if $is_changed;
}

1;
