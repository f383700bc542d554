# ctdb disable, enable, stop, continue, ban, unban, ipreallocate, sync, recover, reloadnodes. What they set are the
# flags of nodes; no public address moves for it, and a ban does not end by itself.

our ($kit, $node, %ctdb, %NODE_FLAG);
need("stub/ctdb/nodes");

sub run_disable { change_flag('disable', 'DISABLED', 1, @_) }
sub run_enable { change_flag('enable', 'DISABLED', 0, @_) }
sub run_stop { change_flag('stop', 'STOPPED', 1, @_) }
sub run_continue { change_flag('continue', 'STOPPED', 0, @_) }
sub run_unban { change_flag('unban', 'BANNED', 0, @_) }

sub change_flag {
    my ($command, $flag, $is_set, @words) = @_;
    usage($command) if @words;
    set_node_flag($ctdb{target}, $flag, $is_set) if !is_flag_so($flag, $is_set);
    return 0;
}

# It is no error where the node is so already.
sub is_flag_so {
    my ($flag, $is_set) = @_;
    my ($own) = grep { $_->{pnn} == $ctdb{target} } node_map();
    my $has = $own && $own->{bits} & $NODE_FLAG{$flag} ? 1 : 0;
    return 0 if $has != $is_set;
    complain("Node $ctdb{target} is ", $is_set ? 'already ' : 'not ', lc $flag);
    return 1;
}

sub run_ban {
    usage('ban') if @_ != 1;
    return 0 if is_flag_so('BANNED', 1);
    # 22 is EINVAL.
    return 22 if $_[0] !~ /^\s*\+?\d/;
    fail(22, 'Ban time cannot be zero') if number($_[0]) == 0;
    set_node_flag($ctdb{target}, 'BANNED', 1);
    return 0;
}

# A takeover run would end with the same addresses on the same nodes.
sub run_ipreallocate {
    usage('ipreallocate') if @_;
    return 0;
}

sub run_sync { run_ipreallocate(@_) }

sub run_recover {
    usage('recover') if @_;
    lock_node();
    set_setting('generation', (setting('generation') // 1527489371) + 1);
    return 0;
}

sub run_reloadnodes {
    my $base = $ENV{CTDB_BASE} // setting('base') // "$node/base";
    my @listed;
    if (open(my $file, '<', "$base/nodes")) {
        chomp(@listed = map { s/^\s+|\s+$//gr } grep { /\S/ } <$file>);
        $_ = '#' for grep { /^#/ } @listed;
        my @known = map { $_->{bits} & $NODE_FLAG{DELETED} ? '#' : $_->{address} } node_list();
        not_simulated($ctdb{failed}, 'the list of nodes has changed') if "@listed" ne "@known";
    }
    complain('No change in nodes file, skipping unnecessary reload');
    return 0;
}

1;
