# ip route: showing; what changes is in routechange.pl.

our ($kit, $node, $name, %ip);

need("stub/routes");

our %PROTO = (redirect => 1, kernel => 2, boot => 3, static => 4);
our @TYPES = qw(unicast local broadcast multicast blackhole unreachable prohibit throw);

sub run_object {
    my @args = @_;
    my $command = @args ? ip_command('route', shift @args,
        qw(list show lst get add change chg replace prepend append test delete flush save restore showdump help)) : 'show';
    return show_routes(@args) if $command =~ /\A(?:list|show|lst)\z/;
    not_simulated(255) if $command =~ /\A(?:prepend|append|test|save|restore|showdump|help)\z/;
    if ($command eq 'get') {
        need("stub/ip/routeget");
        return get_route(@args);
    }
    need("stub/ip/routechange");
    return $command eq 'flush' ? flush_routes(@args) : change_route($command, @args);
}

# What `show` and `flush` are asked for.
sub route_filter {
    my @args = @_;
    my %filter = (table => 'main', hidden => {});
    while (@args) {
        my $word = shift @args;
        $word = abbreviated($word, qw(table protocol scope type metric preference priority)) // $word;
        if ($word eq 'table') {
            my $table = ip_next(\@args);
            not_simulated(255) if $table eq 'cache';
            $filter{table} = table_key($table) // fail(255, qq(Error: argument "$table" is wrong: table id value is invalid\n));
        }
        elsif ($word =~ /\A(?:dev|oif|iif|via|src|proto|protocol|scope|type|metric|priority|preference)\z/) {
            my $key = { oif => 'dev', iif => 'dev', protocol => 'proto', priority => 'metric', preference => 'metric' }->{$word} // $word;
            $filter{$key} = ip_next(\@args);
            $filter{hidden}{$key} = 1 if $key =~ /\A(?:dev|via|proto|scope)\z/;
        }
        elsif ($word =~ /\A(?:cache|cloned|from|tos|dsfield|mark|vrf|realms|help|nhid)\z/) { not_simulated(255, $word) }
        else {
            if ($word eq 'to') { $word = ip_next(\@args) }
            my $how = 'exact';
            if ($word =~ /\A(?:root|match|exact)\z/) { ($how, $word) = ($word, ip_next(\@args)) }
            $filter{$how} = [route_prefix($word)];
            $filter{family} = family_of($filter{$how}[0]) if $word =~ /[.:]/;
        }
    }
    $filter{family} //= $ip{family};
    return %filter;
}

# The bytes and bits of a destination.
sub route_prefix {
    my ($word) = @_;
    my $family = $ip{family} // 4;
    return ("\0" x ($family == 4 ? 4 : 16), 0) if $word =~ /\A(?:default|any|all)\z/;
    my ($bytes, $bits) = parse_prefix($word);
    my $kind = !defined $ip{family} ? 'any valid' : $family == 4 ? 'inet' : 'inet6';
    fail(1, qq(Error: $kind prefix is expected rather than "$word".)) if !defined $bytes || defined $ip{family} && $family != family_of($bytes);
    return ($bytes, $bits);
}

sub route_matches {
    my ($filter, $route) = @_;
    return 0 if $filter->{table} ne 'all' && $filter->{table} ne $route->{table};
    for my $key (qw(dev via src type metric)) {
        return 0 if defined $filter->{$key} && $filter->{$key} ne ($route->{$key} // '');
    }
    return 0 if defined $filter->{proto} && $filter->{proto} ne 'all' && $filter->{proto} ne ($route->{proto} // 'boot');
    return 0 if defined $filter->{scope} && $filter->{scope} ne 'all' && $filter->{scope} ne ($route->{scope} // 'global');
    my ($exact, $root, $match) = @$filter{qw(exact root match)};
    return 0 if $exact && ($route->{bits} != $exact->[1] || $route->{bytes} ne network_bytes(@$exact));
    return 0 if $root && ($route->{bits} < $root->[1] || !lies_in($route->{bytes}, @$root));
    return 0 if $match && ($route->{bits} > $match->[1] || !lies_in($match->[0], $route->{bytes}, $route->{bits}));
    return 1;
}

sub show_routes {
    my %filter = route_filter(@_);
    check_device($filter{dev});
    my @families = defined $filter{family} ? $filter{family} : $filter{table} eq 'all' ? (4, 6) : 4;
    my (@objects, %names);
    %names = table_names() if $filter{table} eq 'all';
    for my $family (@families) {
        my @routes = all_routes($family);
        # With all tables: main, the numbered ones, local.
        if ($filter{table} eq 'all') {
            my %order = (main => 0, local => 2);
            @routes = sort { ($order{ $a->{table} } // 1) <=> ($order{ $b->{table} } // 1) } @routes;
        }
        check_table($family, $filter{table}, 'Dump', @routes);
        for my $route (grep { route_matches(\%filter, $_) } @routes) {
            if ($ip{json}) { push @objects, route_object($route, \%filter, \%names) }
            else { say_line(route_text($route, $filter{hidden}, $filter{table} eq 'all' ? \%names : undef)) }
        }
    }
    say_json(\@objects) if $ip{json};
    return 0;
}

sub check_device {
    my ($device) = @_;
    fail(1, qq(Cannot find device "$device")) if defined $device && !row_where('interfaces', 'name', $device);
}

# The kernel makes a table with its first route. ACTION: what `ip` was about to do with it.
sub check_table {
    my ($family, $table, $action, @routes) = @_;
    fail(2, "Error: ipv$family: FIB table does not exist.\n$action terminated") if !has_table($table, @routes);
}

sub has_table {
    my ($table, @routes) = @_;
    return $table !~ /\A(?:\d+|default)\z/ || grep { $_->{table} eq $table } @routes, rows('routes');
}

# A route as `ip` prints it. NAMES of tables: where the table is to be said.
sub route_text {
    my ($route, $hidden, $names) = @_;
    my $text = ($route->{type} eq 'unicast' ? '' : "$route->{type} ") . "$route->{dst} ";
    for my $key (qw(via dev table proto scope src metric)) {
        my $value = $route->{$key};
        next if !defined $value || $hidden->{$key} || $key eq 'table' && (!$names || $value eq 'main');
        $value = $names->{$value} // $value if $key eq 'table';
        $text .= "$key $value ";
    }
    $text .= "$_ " for @{ $route->{flags} };
    $text .= "mtu $route->{mtu} " if defined $route->{mtu};
    $text .= "pref $route->{pref}" if defined $route->{pref};
    return $text;
}

1;
