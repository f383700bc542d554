# ctdb status, nodestatus, listnodes.

our ($kit, %ctdb, %NODE_FLAG);
need("stub/ctdb/nodes");

# Any number does; ctdbd takes a new one for each recovery.
our $GENERATION = 1527489371;

sub run_status {
    usage('status') if @_;
    my @nodes = node_map_unknown(node_map());
    return print_nodes_machine(@nodes) if $ctdb{machine};
    print_nodes(1, @nodes);
    my $is_first = (setting('runstate') // '') =~ /^(?:SETUP|INIT)\z/;
    say_line('Generation:', $is_first ? 'INVALID' : setting('generation') // $GENERATION);
    # Before the first recovery all nodes are in the map, later the active ones.
    my @map = grep { !($_->{bits} & ($is_first ? $NODE_FLAG{DELETED} : $NODE_FLAG{INACTIVE})) } node_list();
    say_line('Size:', scalar @map);
    say_line("hash:$_ lmaster:$map[$_]{pnn}") for 0 .. $#map;
    my $mode = setting('recmode') // 'NORMAL';
    say_line("Recovery mode:$mode (", $mode eq 'NORMAL' ? 0 : 1, ')');
    my $leader = setting('leader') // 'UNKNOWN';
    if ($ctdb{release} >= 4016) { say_line("Leader:$leader") }
    else { say_line('Recovery master:', $leader eq 'UNKNOWN' ? -1 : $leader) }
    return 0;
}

# The exit status says the flags of all these nodes.
sub run_nodestatus {
    usage('nodestatus') if @_ > 1;
    my @nodes = node_map_unknown(nodes_of($_[0]));
    if ($ctdb{machine}) { print_nodes_machine(@nodes) }
    else { print_nodes(defined $_[0] && $_[0] eq 'all', @nodes) }
    my $bits = 0;
    $bits |= $_->{bits} for grep { !($_->{bits} & $NODE_FLAG{DELETED}) } @nodes;
    return $bits;
}

sub run_listnodes {
    usage('listnodes') if @_;
    for my $node (node_list()) {
        next if $node->{bits} & $NODE_FLAG{DELETED};
        if ($ctdb{machine}) { say_fields($node->{pnn}, $node->{address}) }
        else { say_line($node->{address}) }
    }
    return 0;
}

sub print_nodes {
    my ($with_count, @nodes) = @_;
    my $deleted = grep { $_->{bits} & $NODE_FLAG{DELETED} } @nodes;
    say_line('Number of nodes:', scalar @nodes, $deleted ? " (including $deleted deleted nodes)" : '') if $with_count;
    for my $node (@nodes) {
        next if $node->{bits} & $NODE_FLAG{DELETED};
        my $flags = is_partly_online($node) ? 'PARTIALLYONLINE' : flag_names($node->{bits});
        my $own = $node->{pnn} == $ctdb{target} ? ' (THIS NODE)' : '';
        say_line(sprintf('pnn:%d %-16s %s%s', $node->{pnn}, $node->{address}, $flags, $own));
    }
}

sub print_nodes_machine {
    my @columns = qw(DISCONNECTED UNKNOWN BANNED DISABLED UNHEALTHY STOPPED INACTIVE);
    @columns = grep { $_ ne 'UNKNOWN' } @columns if $ctdb{release} < 4017;
    say_fields('Node', 'IP', (map { ucfirst lc } @columns), 'PartiallyOnline', 'ThisNode');
    for my $node (@_) {
        next if $node->{bits} & $NODE_FLAG{DELETED};
        say_fields(
            $node->{pnn}, $node->{address}, (map { $node->{bits} & $NODE_FLAG{$_} ? 1 : 0 } @columns),
            is_partly_online($node) ? 1 : 0, $node->{pnn} == $ctdb{target} ? 'Y' : 'N',
        );
    }
    return 0;
}

# Healthy, but CTDB has a link of its down; known of this node only.
sub is_partly_online {
    my ($node) = @_;
    return 0 if $node->{bits} || $node->{pnn} != $ctdb{pnn};
    need("stub/ctdb/interfaces");
    return scalar grep { !$_->{up} } ctdb_interfaces();
}

1;
