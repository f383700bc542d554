# IP addresses as text and as bytes, and the interfaces and addresses of the virtual node.

our ($kit, $node, $name);

# The 4 or 16 bytes of an address, or undef.
sub ip_bytes {
    my ($text) = @_;
    if ($text =~ /\A(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\z/) {
        return $1 > 255 || $2 > 255 || $3 > 255 || $4 > 255 ? undef : pack('C4', $1, $2, $3, $4);
    }
    return undef if $text !~ /:/;
    need("stub/net6");
    return ip6_bytes($text);
}

sub ip_text {
    my ($bytes) = @_;
    return join '.', unpack('C4', $bytes) if length $bytes == 4;
    need("stub/net6");
    return ip6_text($bytes);
}

sub mask_bytes {
    my ($bits, $size) = @_;
    return pack('B*', '1' x $bits . '0' x (8 * $size - $bits));
}

sub network_bytes { $_[0] & mask_bytes($_[1], length $_[0]) }

sub family_of { length $_[0] == 4 ? 4 : 6 }

# ADDRESS[/BITS or /NETMASK]: its bytes and bits, or nothing. `ip` takes IPv4 with fewer than four numbers too.
sub parse_prefix {
    my ($text) = @_;
    my ($address, $bits) = $text =~ m{\A([^/]+)(?:/(.*))?\z} or return;
    $address .= '.0' while $address =~ /\A\d+(?:\.\d+){0,2}\z/;
    my $bytes = ip_bytes($address);
    return if !defined $bytes;
    my $most = 8 * length $bytes;
    return ($bytes, $most, 0) if !defined $bits;
    if ($bits =~ /\./) {
        my $mask = unpack('B*', ip_bytes($bits) // return);
        return if $mask !~ /\A(1*)0*\z/;
        $bits = length $1;
    }
    return if $bits !~ /\A\d+\z/ || $bits > $most;
    return ($bytes, $bits + 0, 1);
}

# Whether an address lies in a network.
sub lies_in {
    my ($bytes, $network, $bits) = @_;
    return length $bytes == length $network && network_bytes($bytes, $bits) eq network_bytes($network, $bits);
}

sub broadcast_of {
    my ($bytes, $bits) = @_;
    return ip_text($bytes | ~mask_bytes($bits, length $bytes));
}

# The words of a last column: KEY=VALUE as VALUE, others as 1.
sub word_table {
    my ($text) = @_;
    return map { /\A([^=]+)=(.*)\z/s ? ($1, $2) : ($_, 1) } grep { $_ ne '-' } split ' ', $text;
}

# All interfaces in order, with `index`, `words` (DETAIL), `carrier`, `state` and `running`.
sub interfaces {
    my @all = rows('interfaces');
    my %by_name;
    my $index = 0;
    for my $interface (@all) {
        $interface->{index} = ++$index;
        $interface->{words} = { word_table($interface->{detail}) };
        $by_name{ $interface->{name} } = $interface;
    }
    for my $interface (@all) {
        my $has_carrier = $interface->{carrier} = has_carrier($interface, \%by_name);
        my $kind = $interface->{kind};
        my $is_up = $interface->{admin} eq 'up';
        $interface->{running} = $is_up && $has_carrier;
        $interface->{state} =
            $kind eq 'loopback' ? ($is_up ? 'UNKNOWN' : 'DOWN')
            : !$is_up ? 'DOWN'
            : $has_carrier ? ($kind eq 'dummy' ? 'UNKNOWN' : 'UP')
            : $kind eq 'vlan' ? 'LOWERLAYERDOWN'
            : 'DOWN';
    }
    return @all;
}

# A vlan has its parent's link; a bond or bridge one if any of its members has.
sub has_carrier {
    my ($interface, $by_name) = @_;
    return 1 if $interface->{kind} eq 'loopback';
    return 0 if $interface->{link} ne 'up';
    my $parent = $by_name->{ $interface->{words}{parent} // '' };
    return 0 if $parent && ($parent->{admin} ne 'up' || !has_carrier($parent, $by_name));
    my @members = grep { ($_->{words}{master} // '') eq $interface->{name} } values %$by_name;
    return 1 if !@members;
    return scalar grep { $_->{admin} eq 'up' && has_carrier($_, $by_name) } @members;
}

# The addresses in the kernel's order, with `interface`, `bytes`, `bits`, `family`, `words` and `scope`.
sub addresses { return addresses_of(@_ ? @_ : rows('addresses')) }

sub addresses_of {
    my @all;
    my %networks;
    for my $row (@_) {
        my ($bytes, $bits) = parse_prefix($row->{address}) or next;
        my %words = word_table($row->{flags});
        my $network = "$row->{interface} $bits " . network_bytes($bytes, $bits);
        # A profile need not say it.
        $words{secondary} = 1 if $networks{$network}++ && length $bytes == 4;
        push @all, {
            interface => $row->{interface}, bytes => $bytes, bits => $bits, family => family_of($bytes),
            words => \%words, scope => $words{scope} // default_scope($bytes), row => $row,
        };
    }
    return @all;
}

sub default_scope {
    my ($bytes) = @_;
    my ($first, $second) = unpack('C2', $bytes);
    return $first == 127 ? 'host' : 'global' if length $bytes == 4;
    return 'host' if $bytes eq "\0" x 15 . "\1";
    return $first == 0xfe && ($second & 0xc0) == 0x80 ? 'link' : 'global';
}

sub sysctl_value {
    my ($key) = @_;
    my $row = row_where('sysctls', 'name', $key);
    return $row ? $row->{value} : undef;
}

1;
