# Routes: those of the table `routes`, and those that follow from the addresses. Needs stub/net.pl.
# A row of TABLE `removed` says that somebody deleted a connected route; ROUTE `-` keeps an empty table known.

our ($kit, $node, $name);

our %TABLE_NUMBER = (default => 253, main => 254, local => 255);
our %TYPE = map { $_ => 1 } qw(unicast local broadcast multicast blackhole unreachable prohibit throw);
our %WITH_VALUE = map { $_ => 1 } qw(via dev table proto scope src metric pref mtu);

# ROUTE in its parts: type, dst, via, dev, proto, scope, src, metric, pref, flags.
sub parse_route {
    my ($text, $table) = @_;
    my @words = split ' ', $text;
    my %route = (table => $table, type => 'unicast', flags => []);
    $route{type} = shift @words if @words && $TYPE{ $words[0] };
    $route{dst} = shift @words // 'default';
    while (@words) {
        my $word = shift @words;
        if ($WITH_VALUE{$word}) { $route{$word} = shift @words }
        else { push @{ $route{flags} }, $word }
    }
    $route{family} = $text =~ /:/ || defined $route{pref} ? 6 : 4;
    return complete_route(\%route);
}

sub complete_route {
    my ($route) = @_;
    my $size = $route->{family} == 4 ? 4 : 16;
    ($route->{bytes}, $route->{bits}) = $route->{dst} eq 'default' ? ("\0" x $size, 0) : parse_prefix($route->{dst});
    $route->{metric} //= 1024 if $route->{family} == 6;
    $route->{pref} //= 'medium' if $route->{family} == 6;
    return $route;
}

# ROUTE as the table holds it.
sub route_row {
    my ($route) = @_;
    my $text = join ' ', $route->{type} eq 'unicast' ? () : $route->{type}, $route->{dst},
        (map { defined $route->{$_} ? ($_, $route->{$_}) : () } qw(via dev proto scope src metric)), @{ $route->{flags} },
        (map { defined $route->{$_} ? ($_, $route->{$_}) : () } qw(mtu pref));
    return { table => $route->{table}, route => $text };
}

# All routes of a family (4 or 6), in the kernel's order.
sub all_routes {
    my ($family) = @_;
    my @rows = rows('routes');
    my %interfaces = map { ($_->{name} => $_) } interfaces();
    my %is_removed = map { ($_->{route} => 1) } grep { $_->{table} eq 'removed' } @rows;
    my @routes = grep { $_->{family} == $family && defined $_->{bytes} } map { parse_route($_->{route}, $_->{table}) }
        grep { $_->{table} ne 'removed' && $_->{route} ne '-' } @rows;
    # A profile may name connected routes too.
    my %is_known = map { (route_key($_) => 1) } @routes;
    for my $route ($family == 4 ? address_routes_4(\%interfaces) : address_routes_6(\%interfaces)) {
        next if $is_removed{"$route->{dst} dev $route->{dev}"} || $is_known{ route_key($route) }++;
        push @routes, complete_route({ %$route, family => $family, proto => 'kernel', flags => [] });
    }
    for my $route (@routes) {
        my $interface = $interfaces{ $route->{dev} // '' } or next;
        push @{ $route->{flags} }, 'linkdown'
            if $interface->{admin} eq 'up' && !$interface->{carrier} && $route->{type} ne 'local' && !grep { $_ eq 'linkdown' } @{ $route->{flags} };
    }
    return $family == 4
        ? sort { $a->{bytes} cmp $b->{bytes} || $b->{bits} <=> $a->{bits} || ($a->{metric} // 0) <=> ($b->{metric} // 0) } @routes
        : sort { tree_order($a, $b) || $a->{metric} <=> $b->{metric} } @routes;
}

sub route_key { join ' ', $_[0]{table}, $_[0]{dst}, $_[0]{dev} // '', $_[0]{metric} // 0 }

# IPv6 has what lies in a network before the network.
sub tree_order {
    my ($left, $right) = @_;
    my $bits = $left->{bits} < $right->{bits} ? $left->{bits} : $right->{bits};
    return $right->{bits} <=> $left->{bits} if lies_in($left->{bytes}, $right->{bytes}, $bits);
    return $left->{bytes} cmp $right->{bytes};
}

sub address_routes_4 {
    my ($interfaces) = @_;
    my (@routes, @primary);
    for my $address (grep { $_->{family} == 4 } addresses()) {
        my $interface = $interfaces->{ $address->{interface} } or next;
        my ($bytes, $bits, $dev) = (@$address{qw(bytes bits)}, $interface->{name});
        my $own = ip_text($bytes);
        my $source = $own;
        if ($address->{words}{secondary}) {
            my ($first) = grep { $_->{interface} eq $dev && $_->{bits} == $bits && lies_in($bytes, $_->{bytes}, $bits) } @primary;
            $source = ip_text($first->{bytes}) if $first;
        }
        else { push @primary, $address }
        push @routes, { table => 'local', type => 'local', dst => $own, dev => $dev, scope => 'host', src => $source };
        next if $interface->{admin} ne 'up' || $address->{words}{secondary};
        my $network = ip_text(network_bytes($bytes, $bits)) . "/$bits";
        if ($bits < 32 && !$address->{words}{noprefixroute}) {
            push @routes, $interface->{kind} eq 'loopback'
                ? { table => 'local', type => 'local', dst => $network, dev => $dev, scope => 'host', src => $own }
                : { table => 'main', type => 'unicast', dst => $network, dev => $dev, scope => 'link', src => $own };
        }
        for my $broadcast (grep { defined } $address->{words}{broadcast}, $bits < 31 ? broadcast_of($bytes, $bits) : undef) {
            push @routes, { table => 'local', type => 'broadcast', dst => $broadcast, dev => $dev, scope => 'link', src => $own };
        }
    }
    return @routes;
}

sub address_routes_6 {
    my ($interfaces) = @_;
    my @routes;
    for my $address (grep { $_->{family} == 6 } addresses()) {
        my $interface = $interfaces->{ $address->{interface} } or next;
        next if $interface->{admin} ne 'up';
        my ($bits, $dev) = ($address->{bits}, $interface->{name});
        push @routes, { table => 'local', type => 'local', dst => ip_text($address->{bytes}), dev => $dev, metric => 0 };
        next if $interface->{kind} eq 'loopback';
        push @routes, { table => 'main', type => 'unicast', metric => 256, dev => $dev,
            dst => ip_text(network_bytes($address->{bytes}, $bits)) . ($bits < 128 ? "/$bits" : '') } if !$address->{words}{noprefixroute};
        push @routes, { table => 'local', type => 'multicast', dst => 'ff00::/8', dev => $dev, metric => 256 };
    }
    return @routes;
}

# The table's number or one of the names local, main and default; undef for a name that nobody knows.
sub table_key {
    my ($word) = @_;
    return $word if defined $TABLE_NUMBER{$word} || $word eq 'all';
    my %by_number = reverse %TABLE_NUMBER;
    return $by_number{ $word + 0 } // $word + 0 if $word =~ /\A\d+\z/;
    return hex $word if $word =~ /\A0x[0-9a-f]+\z/i;
    my %number = reverse table_names();
    return $number{$word};
}

# A table in which a route can be, or to which a rule can lead.
sub own_table { return $_[0] eq 'all' ? undef : table_key($_[0]) }

# Names by number, as the machine's administrator (or a script) has given them.
sub table_names {
    my %names;
    my $folder = '/etc/iproute2/rt_tables.d';
    # No `glob`: it would load a module.
    my @more;
    if (opendir(my $listing, $folder)) { @more = sort grep { /\.conf\z/ } readdir $listing }
    for my $path ('/etc/iproute2/rt_tables', map { "$folder/$_" } @more) {
        open(my $file, '<', $path) or next;
        while (<$file>) { $names{$1} = $2 if /\A\s*(\d+)\s+([^\s#]+)/ }
    }
    return %names;
}

# The route that an address is reached by: from the tables in the order of LOOKUP, or undef.
sub route_to {
    my ($bytes, $routes, @lookup) = @_;
    for my $table (@lookup) {
        my $best;
        for my $route (grep { $_->{table} eq $table && lies_in($bytes, $_->{bytes}, $_->{bits}) } @$routes) {
            next if grep { $_ eq 'linkdown' } @{ $route->{flags} } and $best;
            $best = $route if !$best || $route->{bits} > $best->{bits}
                || $route->{bits} == $best->{bits} && ($route->{metric} // 0) < ($best->{metric} // 0);
        }
        return $best if $best && $best->{type} ne 'throw';
    }
    return undef;
}

1;
