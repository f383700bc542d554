# Adds addresses as the kernel does; for `ip` and `ifconfig`. Needs stub/net.pl.

our ($kit, $node, $name);

# Adds an address; returns '' or the errno's name. FLAGS: words of the table's column, without `secondary`.
sub add_address {
    my ($interface, $bytes, $bits, @flags) = @_;
    my %words = word_table("@flags");
    my $scope = $words{scope} // default_scope($bytes);
    my ($error, $is_primary) = ('', 0);
    change_table('addresses', sub {
        my @rows = @_;
        my @all = @rows ? addresses(@rows) : ();
        my ($place, $is_placed, $is_secondary) = (scalar @rows, 0, 0);
        my %position = map { ($rows[$_]) => $_ } 0 .. $#rows;
        for my $other (grep { $_->{interface} eq $interface && $_->{family} == family_of($bytes) } @all) {
            my $at = $position{ $other->{row} };
            if ($other->{family} == 6) {
                if ($other->{bytes} eq $bytes) { $error = 'EEXIST'; return @rows }
                # The newest of its scope comes first.
                ($place, $is_placed) = ($at, 1) if !$is_placed && scope_order($other->{scope}) >= scope_order($scope);
                next;
            }
            if ($other->{bits} == $bits && lies_in($bytes, $other->{bytes}, $bits)) {
                if ($other->{bytes} eq $bytes) { $error = 'EEXIST'; return @rows }
                if ($other->{scope} ne $scope) { $error = 'EINVAL'; return @rows }
                $is_secondary = 1;
            }
        }
        if (family_of($bytes) == 4 && !$is_secondary) {
            # Behind the last primary address whose scope is as wide; secondary ones are last.
            for my $other (grep { $_->{interface} eq $interface && $_->{family} == 4 } @all) {
                $place = $position{ $other->{row} } if $place == @rows;
                $place = $position{ $other->{row} } + 1
                    if !$other->{words}{secondary} && scope_order($scope) <= scope_order($other->{scope});
            }
        }
        my @words = ($is_secondary ? 'secondary' : (), @flags);
        $is_primary = !$is_secondary;
        splice @rows, $place, 0, { interface => $interface, address => ip_text($bytes) . "/$bits", flags => "@words" };
        return @rows;
    });
    keep_routes_away($interface, $bytes, $bits, 0) if $is_primary;
    return $error;
}

sub scope_order { { global => 0, site => 200, link => 253, host => 254 }->{ $_[0] } // $_[0] }

# Notes that the connected route of an address was deleted by hand, or (IS_AWAY 0) that it is back.
sub keep_routes_away {
    my ($interface, $bytes, $bits, $is_away) = @_;
    my $route = ip_text(network_bytes($bytes, $bits)) . "/$bits dev $interface";
    my $is_known = grep { $_->{table} eq 'removed' && $_->{route} eq $route } rows('routes');
    return if !$is_known == !$is_away;
    change_table('routes', sub {
        return ((grep { $_->{table} ne 'removed' || $_->{route} ne $route } @_), $is_away ? { table => 'removed', route => $route } : ());
    });
}

1;
