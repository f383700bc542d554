# Deletes addresses, and the routes that go with them, as the kernel does. Needs stub/net.pl.

our ($kit, $node, $name);

need("stub/addresses");

# Deletes the addresses for which CODE is true; returns how many that were.
sub delete_addresses {
    my ($code) = @_;
    my @gone;
    my $count = 0;
    change_table('addresses', sub {
        my @left = @_ ? addresses(@_) : ();
        my @wanted = grep { $code->($_) } @left;
        for my $address (@wanted) {
            $count++;
            # Its primary address may have taken it along.
            next if !grep { $_ == $address } @left;
            @left = without_address(\@gone, $address, @left);
        }
        return map { $_->{row} } @left;
    });
    forget_routes(@gone) if @gone;
    return $count;
}

sub without_address {
    my ($gone, $address, @all) = @_;
    push @$gone, $address;
    @all = grep { $_ != $address } @all;
    return @all if $address->{family} == 6 || $address->{words}{secondary};
    my @same = grep {
        $_->{interface} eq $address->{interface} && $_->{bits} == $address->{bits} && $_->{words}{secondary}
            && lies_in($_->{bytes}, $address->{bytes}, $address->{bits})
    } @all;
    return @all if !@same;
    my $interface = $address->{interface};
    if (grep { sysctl_value("net.ipv4.conf.$_.promote_secondaries") } 'all', $interface) {
        my $row = $same[0]{row};
        $row->{flags} = join ' ', grep { $_ ne 'secondary' } split ' ', $row->{flags};
        $row->{flags} = '-' if $row->{flags} eq '';
        delete $same[0]{words}{secondary};
        # Behind the other primary addresses.
        @all = grep { $_ != $same[0] } @all;
        my $place = 0;
        for my $at (0 .. $#all) {
            next if $all[$at]{interface} ne $interface || $all[$at]{family} != 4;
            $place = $at + 1 if !$all[$at]{words}{secondary};
            $place ||= $at;
        }
        splice @all, $place, 0, $same[0];
        return @all;
    }
    push @$gone, @same;
    my %is_gone = map { $_ => 1 } @same;
    return grep { !$is_gone{$_} } @all;
}

# Routes go with the address that is their source, and with an interface's last IPv4 address.
sub forget_routes {
    my @gone = @_;
    my @left = addresses();
    my (%is_source, %is_bare);
    for my $address (@gone) {
        my $same = grep { $_->{bytes} eq $address->{bytes} } @left;
        $is_source{ ip_text($address->{bytes}) } = 1 if !$same;
        next if $address->{family} == 6;
        $is_bare{ $address->{interface} } = 1 if !grep { $_->{interface} eq $address->{interface} && $_->{family} == 4 } @left;
    }
    drop_routes(sub {
        my ($route) = @_;
        my ($source) = $route =~ /(?:^| )src (\S+)/;
        my ($device) = $route =~ /(?:^| )dev (\S+)/;
        return 1 if defined $source && $is_source{$source};
        return defined $device && $is_bare{$device} && $route !~ /:|(?:^| )pref /;
    });
    keep_routes_away($_->{interface}, $_->{bytes}, $_->{bits}, 0) for @gone;
}

# Removes the rows of `routes` for which CODE is true of the route.
sub drop_routes {
    my ($code) = @_;
    return if !grep { $_->{table} ne 'removed' && $code->($_->{route}) } rows('routes');
    change_table('routes', sub { grep { $_->{table} eq 'removed' || !$code->($_->{route}) } @_ });
}

1;
