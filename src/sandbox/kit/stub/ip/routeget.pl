# ip route get ADDRESS [dev INTERFACE]

our ($kit, $node, $name, %ip);

sub get_route {
    my @args = @_;
    my ($target, $dev);
    while (@args) {
        my $word = shift @args;
        if ($word eq 'dev' || $word eq 'oif') { $dev = ip_next(\@args) }
        elsif ($word =~ /\A(?:from|iif|mark|tos|dsfield|uid|vrf|notify|connected|ipproto|sport|dport|fibmatch|as|mtu)\z/) { not_simulated(2, $word) }
        else { $target = $word eq 'to' ? ip_next(\@args) : $word }
    }
    fail(1, 'need at least a destination address') if !defined $target;
    my ($bytes) = parse_prefix($target) or fail(1, qq(Error: any valid prefix is expected rather than "$target".));
    fail(1, qq(Cannot find device "$dev")) if defined $dev && !row_where('interfaces', 'name', $dev);
    my $family = family_of($bytes);
    need("stub/rules");
    my @routes = grep { !defined $dev || $_->{table} eq 'local' || ($_->{dev} // '') eq $dev } all_routes($family);
    my $route = route_to($bytes, \@routes, lookup_order($family, $bytes));
    my %error = (blackhole => 'Invalid argument', prohibit => 'Permission denied', unreachable => 'No route to host');
    fail(2, 'RTNETLINK answers: ', $error{ $route->{type} }) if $route && $error{ $route->{type} };
    fail(2, 'RTNETLINK answers: Network is unreachable') if !$route;
    my $is_local = $route->{type} eq 'local';
    my $source = $route->{src} // route_source($route, $bytes);
    $source = ip_text($bytes) if $is_local;
    my @type = $route->{type} eq 'unicast' ? () : (type => $route->{type});
    my @parts = (@type, dst => ip_text($bytes), $family == 6 ? (from => '::') : (), defined $route->{via} ? (via => $route->{via}) : (),
        dev => $is_local ? 'lo' : $route->{dev}, $is_local && $family == 6 ? (table => 'local') : (),
        $family == 6 && defined $route->{proto} ? (proto => $route->{proto}) : (), defined $source ? (src => $source) : (),
        $family == 6 ? (metric => $route->{metric}) : $ip{json} ? () : (uid => 0));
    if ($ip{json}) {
        my %key = (via => 'gateway', proto => 'protocol', src => 'prefsrc');
        my @said;
        while (my ($key, $value) = splice @parts, 0, 2) { push @said, $key{$key} // $key, $key eq 'metric' ? \$value : $value }
        push @said, flags => [], $family == 6 ? (pref => 'medium') : (uid => \0, cache => $is_local ? ['local'] : []);
        say_json([{ parts => \@said }]);
        return 0;
    }
    my $text = '';
    while (my ($key, $value) = splice @parts, 0, 2) { $text .= $key eq 'type' || $key eq 'dst' ? "$value " : "$key $value " }
    say_line($text, $family == 6 ? 'pref medium' : ($ip{oneline} ? '\\' : "\n") . '    cache ' . ($is_local ? '<local> ' : $route->{type} eq 'broadcast' ? '<local,brd> ' : ''));
    return 0;
}

# The address that packets by a route come from: one of its interface, of the gateway's network if there is one.
sub route_source {
    my ($route, $bytes) = @_;
    my $near = defined $route->{via} ? ip_bytes($route->{via}) : $bytes;
    my @own = grep { $_->{interface} eq $route->{dev} && $_->{family} == $route->{family} && !$_->{words}{secondary} } addresses();
    my ($best) = ((grep { lies_in($near, $_->{bytes}, $_->{bits}) } @own), (grep { $_->{scope} eq 'global' } @own));
    if ($route->{family} == 6) {
        my $is_near = default_scope($bytes) eq 'link';
        my $most = -1;
        for my $address (grep { ($_->{scope} eq 'link') == $is_near } @own) {
            my ($same) = unpack('B*', $address->{bytes} ^ $bytes) =~ /\A(0*)/;
            ($best, $most) = ($address, length $same) if length $same > $most;
        }
    }
    return $best ? ip_text($best->{bytes}) : undef;
}

1;
