# What `ip -json` prints.

our ($kit, $node, $name, %ip, @SHOWN_FLAGS, %LINK_TYPE, %LINK_QDISC);

# PARTS are keys and values in order; lists are references to arrays, `\"..."` is said without quotes.
sub json {
    my ($value, $level) = @_;
    my $pad = $ip{pretty} ? "\n" . '    ' x $level : '';
    return $$value if ref $value eq 'SCALAR';
    if (ref $value eq 'ARRAY') {
        return $ip{pretty} ? '[ ]' : '[]' if !@$value;
        my $space = $ip{pretty} ? ' ' : '';
        return "[$space" . join(',', map { json($_, $level + 1) } @$value) . ($space ne '' ? ' ' : '') . ']';
    }
    if (ref $value eq 'HASH') {
        my @parts = @{ $value->{parts} };
        my @said;
        my $inner = $ip{pretty} ? $pad . '    ' : '';
        while (my ($key, $part) = splice @parts, 0, 2) {
            push @said, $inner . qq("$key":) . ($ip{pretty} ? ' ' : '') . json($part, $level + 1);
        }
        return '{' . join(',', @said) . $pad . '}';
    }
    return qq("$value");
}

sub say_json { print STDOUT json($_[0], 0), "\n" }

sub address_object {
    my ($address) = @_;
    my $words = $address->{words};
    my @what = (local => ip_text($address->{bytes}), prefixlen => \$address->{bits});
    return { parts => \@what } if $ip{brief};
    return { parts => [
        family => $address->{family} == 4 ? 'inet' : 'inet6', @what,
        (defined $words->{broadcast} ? (broadcast => $words->{broadcast}) : ()), scope => $address->{scope},
        (map { ($_ => \'true') } grep { $words->{$_} } @SHOWN_FLAGS), ($address->{family} == 4 ? (label => address_label($address)) : ()),
        valid_life_time => \4294967295, preferred_life_time => \4294967295,
    ] };
}

# Keys and values as `ip -json` says them. WITH_MODE: in `ip link` only.
sub link_parts {
    my ($interface, $by_name, $with_mode) = @_;
    my $words = $interface->{words};
    my @named = ((defined $words->{parent} ? (link => $words->{parent}) : ()), ifname => $interface->{name});
    my $flags = [link_flags($interface, $by_name)];
    if ($ip{brief}) {
        return (@named, operstate => $interface->{state}, $with_mode ? (address => link_address($interface), flags => $flags) : ());
    }
    return (
        ifindex => \$interface->{index}, @named, flags => $flags, mtu => \$interface->{mtu},
        qdisc => $LINK_QDISC{ $interface->{kind} } // 'noqueue', (defined $words->{master} ? (master => $words->{master}) : ()),
        operstate => $interface->{state}, $with_mode ? (linkmode => 'DEFAULT') : (), group => 'default',
        txqlen => \($interface->{kind} eq 'infiniband' ? 256 : 1000),
        # Without a link layer's address where only one family was asked for.
        $with_mode || !defined $ip{family}
        ? (link_type => $LINK_TYPE{ $interface->{kind} } // 'ether', address => link_address($interface), broadcast => link_broadcast($interface->{kind}))
        : (),
    );
}

sub route_object {
    my ($route, $filter, $names) = @_;
    my %key = (via => 'gateway', proto => 'protocol', src => 'prefsrc');
    my @parts = ($route->{type} eq 'unicast' ? () : (type => $route->{type}), dst => $route->{dst});
    for my $key (qw(via dev table proto scope src metric)) {
        my $value = $route->{$key};
        next if !defined $value || $filter->{hidden}{$key} || $key eq 'table' && ($filter->{table} ne 'all' || $value eq 'main');
        push @parts, $key{$key} // $key, $key eq 'metric' ? \$value : $key eq 'table' ? $names->{$value} // $value : $value;
    }
    push @parts, flags => $route->{flags};
    push @parts, pref => $route->{pref} if defined $route->{pref};
    return { parts => \@parts };
}

1;
