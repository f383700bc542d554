# ip route add, replace, change, delete and flush.

our ($kit, $node, $name, %ip);

our %ROUTE_SCOPE = (0 => 'global', 200 => 'site', 253 => 'link', 254 => 'host', 255 => 'nowhere');
our $TYPES = 'unicast|local|broadcast|multicast|blackhole|unreachable|prohibit|throw';

sub change_route {
    my ($command, @args) = @_;
    $command = 'change' if $command eq 'chg';
    my %route = route_words(@args);
    lock_node();
    my %interfaces = map { ($_->{name} => $_) } interfaces();
    fail(1, qq(Cannot find device "$route{dev}")) if defined $route{dev} && !$interfaces{ $route{dev} };
    return $command eq 'delete' ? remove_route(%route) : new_route($command, \%interfaces, %route);
}

sub route_words {
    my @args = @_;
    my %route = (table => 'main', flags => []);
    while (@args) {
        my $word = shift @args;
        $word = abbreviated($word, qw(metric priority preference protocol table)) // $word if length $word > 1;
        if ($word =~ /\A(?:via|dev|oif|src|metric|priority|preference|proto|protocol|scope|mtu)\z/) {
            my $key = { oif => 'dev', priority => 'metric', preference => 'metric', protocol => 'proto' }->{$word} // $word;
            my $value = $route{$key} = ip_next(\@args);
            $value = $route{via} = ip_next(\@args) if $key eq 'via' && $value =~ /\Ainet6?\z/;
            if ($key eq 'via' || $key eq 'src') {
                my $kind = !defined $route{dst} || $route{dst} !~ /[.:]/ ? 'any valid' : $route{dst} =~ /:/ ? 'inet6' : 'inet';
                defined ip_bytes($value) or fail(1, qq(Error: $kind address is expected rather than "$value".));
                $route{$key} = ip_text(ip_bytes($value));
            }
            elsif (($key eq 'metric' || $key eq 'mtu') && $value !~ /\A\d+\z/) { fail(255, qq(Error: argument "$value" is wrong: "$word" value is invalid\n)) }
            elsif ($key eq 'scope') { $route{scope} = $ROUTE_SCOPE{$value} // $value }
        }
        elsif ($word eq 'table') {
            my $table = ip_next(\@args);
            $route{table} = own_table($table) // fail(255, qq(Error: argument "$table" is wrong: "table" value is invalid\n));
        }
        elsif ($word eq 'onlink') { push @{ $route{flags} }, 'onlink' }
        elsif ($word =~ /\A(?:nexthop|encap|tos|dsfield|realms|pref|advmss|rtt|window|initcwnd|initrwnd|expires|nhid|features|quickack|congctl|vrf|from|iif|hoplimit|rto_min|ttl-propagate|fastopen_no_cookie|as|help)\z/) {
            not_simulated(2, $word);
        }
        else {
            if ($word eq 'to') { $word = ip_next(\@args) }
            if ($word =~ /\A(?:$TYPES)\z/) { ($route{type}, $word) = ($word, ip_next(\@args)) }
            fail(255, qq(Error: either "to" is duplicate, or "$word" is a garbage.)) if defined $route{dst};
            $route{dst} = $word;
        }
    }
    my $is_6 = ($ip{family} // 0) == 6 || grep { defined && /:/ } @route{qw(dst via src)};
    local $ip{family} = $ip{family} // ($is_6 ? 6 : undef);
    my ($bytes, $bits) = route_prefix($route{dst} // 'default');
    @route{qw(bytes bits family)} = ($bytes, $bits, family_of($bytes));
    $route{is_wide} = $bytes ne network_bytes($bytes, $bits);
    $route{dst} = !$bits ? 'default' : ip_text($bytes) . ($bits < 8 * length $bytes ? "/$bits" : '');
    return %route;
}

sub new_route {
    my ($command, $interfaces, %route) = @_;
    my $family = $route{family};
    my $is_dead = ($route{type} //= 'unicast') =~ /\A(?:blackhole|unreachable|prohibit|throw)\z/;
    fail(2, 'Error: Invalid prefix for given prefix length.') if $route{is_wide} && $family == 4;
    if ($route{is_wide}) {
        $route{bytes} = network_bytes(@route{qw(bytes bits)});
        $route{dst} = ip_text($route{bytes}) . "/$route{bits}";
    }
    fail(2, 'Error: Gateway, device and multipath can not be specified for this route type.')
        if $is_dead && $family == 4 && (defined $route{dev} || defined $route{via});
    delete @route{qw(dev via)} if $is_dead;
    my @all = all_routes($family);
    if (defined $route{dev} && $interfaces->{ $route{dev} }{admin} ne 'up') {
        fail(2, $family == 4 ? 'Error: Device for nexthop is not up.' : 'RTNETLINK answers: Network is down');
    }
    if (defined $route{via} && $family == 4 && defined $route{scope} && $route{scope} =~ /\A(?:host|link)\z/) {
        fail(2, 'Error: ', $route{scope} eq 'host' ? 'Route with host scope can not have a gateway.' : 'Nexthop has invalid gateway.');
    }
    if (defined $route{via}) { find_gateway(\%route, \@all) }
    elsif (!defined $route{dev} && !$is_dead) { fail(2, 'RTNETLINK answers: No such device') }
    if (defined $route{src} && !grep { ip_text($_->{bytes}) eq $route{src} } addresses()) {
        fail(2, $family == 4 ? 'Error: Invalid prefsrc address.' : 'Error: Invalid source address.');
    }
    delete $route{proto} if ($route{proto} // '') eq 'boot';
    delete $route{scope} if ($route{scope} // '') eq 'global' || $family == 6;
    $route{scope} //= 'link' if $family == 4 && !defined $route{via} && !$is_dead && $route{type} ne 'local';
    $route{scope} //= 'host' if $family == 4 && $route{type} eq 'local';
    delete $route{metric} if $family == 4 && defined $route{metric} && $route{metric} == 0;
    $route{metric} ||= 1024 if $family == 6;
    $route{dev} //= 'lo' if $is_dead && $family == 6;
    complete_route(\%route);
    my @same = grep {
        $_->{table} eq $route{table} && $_->{bits} == $route{bits} && $_->{bytes} eq $route{bytes}
            && ($_->{metric} // 0) == ($route{metric} // 0)
    } @all;
    fail(2, 'RTNETLINK answers: File exists') if $command eq 'add' && @same;
    fail(2, 'RTNETLINK answers: No such file or directory') if $command eq 'change' && !@same;
    take_away($same[0]) if @same;
    change_table('routes', sub { ((grep { $_->{table} ne $route{table} || $_->{route} ne '-' } @_), route_row(\%route)) });
    return 0;
}

# A gateway must lie on a link; its route tells the device.
sub find_gateway {
    my ($route, $all) = @_;
    my $bytes = ip_bytes($route->{via});
    my $message = $route->{family} == 4 ? 'Error: Nexthop has invalid gateway.' : 'RTNETLINK answers: No route to host';
    my ($own) = grep { $_->{bytes} eq $bytes } addresses();
    if ($own) {
        fail(2, 'Error: Gateway can not be a local address.') if $route->{family} == 6;
        $route->{dev} //= $own->{interface};
        return;
    }
    return if defined $route->{dev} && (grep { $_ eq 'onlink' } @{ $route->{flags} } or unpack('n', $bytes) == 0xfe80);
    fail(2, 'Error: Egress device not specified.') if !defined $route->{dev} && $route->{family} == 6 && unpack('n', $bytes) == 0xfe80;
    my @near = grep { !defined $route->{dev} || $route->{dev} eq ($_->{dev} // '') } @$all;
    my $way = route_to($bytes, \@near, 'main');
    # An interface without carrier still has its network.
    fail(2, $message) if !$way || defined $way->{via} || !defined $way->{dev};
    $route->{dev} = $way->{dev};
}

sub remove_route {
    my (%route) = @_;
    fail(2, 'Error: Invalid prefix for given prefix length.') if $route{is_wide} && $route{family} == 4;
    my @routes = all_routes($route{family});
    fail(2, 'Error: FIB table does not exist.') if !has_table($route{table}, @routes);
    my ($found) = grep {
        my $other = $_;
        $other->{table} eq $route{table} && $other->{bits} == $route{bits} && $other->{bytes} eq $route{bytes}
            && !grep { defined $route{$_} && $route{$_} ne ($other->{$_} // ($_ eq 'proto' ? 'boot' : '')) } qw(via dev src metric proto scope type);
    } @routes;
    fail(2, 'RTNETLINK answers: No such process') if !$found;
    take_away($found);
    return 0;
}

# Removes a route: its row, or a note for one that follows from an address.
sub take_away {
    my ($route) = @_;
    my $is_last = 0;
    change_table('routes', sub {
        my $is_found = 0;
        my @left = grep {
            my $row = $_;
            my $is_it = !$is_found && $row->{table} eq $route->{table} && $row->{route} ne '-'
                && same_route(parse_route($row->{route}, $row->{table}), $route);
            $is_found ||= $is_it;
            !$is_it;
        } @_;
        return (@left, { table => 'removed', route => "$route->{dst} dev $route->{dev}" }) if !$is_found;
        # The kernel keeps a table that is empty.
        push @left, { table => $route->{table}, route => '-' }
            if $route->{table} =~ /\A\d+\z/ && !grep { $_->{table} eq $route->{table} } @left;
        return @left;
    });
}

sub same_route {
    my ($left, $right) = @_;
    return !grep { ($left->{$_} // '') ne ($right->{$_} // '') } qw(family type dst via dev src metric proto scope);
}

sub flush_routes {
    my @args = @_;
    fail(1, '"ip route flush" requires arguments.') if !@args;
    return 0 if "@args" eq 'cache';
    my %filter = route_filter(@args);
    check_device($filter{dev});
    lock_node();
    for my $family (defined $filter{family} ? $filter{family} : $filter{table} eq 'all' ? (4, 6) : 4) {
        my @routes = all_routes($family);
        check_table($family, $filter{table}, 'Flush', @routes);
        for my $route (@routes) {
            next if !route_matches(\%filter, $route);
            take_away($route);
        }
    }
    return 0;
}

1;
