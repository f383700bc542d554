# The nodes of the cluster and their flags, as the tool sees them.

our %ctdb;

our %NODE_FLAG = (
    DISCONNECTED => 0x01, UNHEALTHY => 0x02, DISABLED => 0x04, BANNED => 0x08, DELETED => 0x10, STOPPED => 0x20,
    UNKNOWN => 0x40, INACTIVE => 0x39,
);
# In the order in which they are printed.
our @FLAG_NAMES = qw(DISCONNECTED UNKNOWN DISABLED BANNED UNHEALTHY DELETED STOPPED INACTIVE);

# The table `nodes` with the flags as bits; INACTIVE follows from others and is not kept itself.
sub node_list {
    my @nodes = rows('nodes');
    for my $node (@nodes) {
        $node->{bits} = 0;
        $node->{bits} |= $NODE_FLAG{$_} // 0 for grep { $_ ne 'INACTIVE' } split /[,|]/, $node->{flags};
    }
    return @nodes;
}

# The list of nodes as ctdbd gives it: a banned node asks another one, where there is one.
sub node_map {
    my @nodes = node_list();
    my ($own) = grep { $_->{pnn} == $ctdb{pnn} } @nodes;
    return @nodes if !$own || !($own->{bits} & $NODE_FLAG{BANNED});
    my $unfit = $NODE_FLAG{DELETED} | $NODE_FLAG{DISCONNECTED} | $NODE_FLAG{BANNED};
    return @nodes if grep { !($_->{bits} & $unfit) } @nodes;
    fail($ctdb{failed}, 'Warning: All nodes are banned.');
}

# Until the first recovery is done, ctdbd does not know how other nodes are.
sub node_map_unknown {
    my @nodes = @_;
    return @nodes if $ctdb{release} < 4017 || (setting('runstate') // '') !~ /^(?:INIT|SETUP|FIRST_RECOVERY)\z/;
    for my $node (@nodes) {
        next if $node->{pnn} == $ctdb{target} || $node->{bits} & ($NODE_FLAG{DELETED} | $NODE_FLAG{DISCONNECTED});
        $node->{bits} = $NODE_FLAG{UNKNOWN};
    }
    return @nodes;
}

# Nodes by `all`, a list of PNNs or, with nothing, the one of -n.
sub nodes_of {
    my ($list) = @_;
    my @nodes = node_map();
    return grep { $_->{pnn} == $ctdb{target} } @nodes if !defined $list;
    return @nodes if $list eq 'all';
    return map {
        my $word = $_;
        fail($ctdb{failed}, "Invalid node $word") if $word !~ /^\s*\+?\d/;
        my $pnn = number($word);
        (grep { $_->{pnn} == $pnn } @nodes)[0] // fail($ctdb{failed}, "Node $pnn does not exist");
    } grep { $_ ne '' } split /,/, $list;
}

sub verify_node {
    my ($pnn) = @_;
    my ($found) = grep { $_->{pnn} eq $pnn } node_map();
    fail($ctdb{failed}, 'Node ' . ($pnn < 0 ? $pnn + 4294967296 : $pnn) . ' does not exist') if !$found;
    return if !($found->{bits} & ($NODE_FLAG{DISCONNECTED} | $NODE_FLAG{DELETED}));
    fail($ctdb{failed}, "Node $pnn has status ", flag_names($found->{bits}));
}

sub flag_names {
    my ($bits) = @_;
    return join('|', grep { $bits & $NODE_FLAG{$_} } @FLAG_NAMES) || 'OK';
}

# Sets or clears flags of a node; what is kept of the other flags stays as it is written.
sub set_node_flag {
    my ($pnn, $flag, $is_set) = @_;
    change_table('nodes', sub {
        my @nodes = @_;
        for my $node (grep { $_->{pnn} == $pnn } @nodes) {
            my @flags = grep { $_ ne $flag && $_ ne '-' } split /[,|]/, $node->{flags};
            push @flags, $flag if $is_set;
            # It stands for being banned or stopped and goes with them.
            @flags = grep { $_ ne 'INACTIVE' } @flags if !grep { /^(?:BANNED|STOPPED|DISCONNECTED)\z/ } @flags;
            $node->{flags} = join(',', @flags) || '-';
        }
        return @nodes;
    });
}

1;
