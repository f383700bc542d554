# The groups of nodes for NAT gateway and LVS: ctdb_natgw, ctdb_lvs, ctdb natgw, ctdb lvs.

our ($kit, $node, %ctdb, %NODE_FLAG);
need("stub/ctdb/nodes");

our %GROUP_OPTIONS = (natgw => ['11.natgw', 'CTDB_NATGW_NODES'], lvs => ['91.lvs', 'CTDB_LVS_NODES']);

# Since 4.14 the words are `leader` and `follower-only`.
sub words {
    return $ctdb{release} >= 4014 ? (leader => 'leader', follower => 'follower-only')
        : (leader => 'master', follower => 'slave-only');
}

sub run_natgw { usage('natgw') if @_ != 1; group('natgw', 'ctdb_natgw', @_) }
sub run_lvs { usage('lvs') if @_ != 1; group('lvs', 'ctdb_lvs', @_) }
sub run_natgwlist { group('natgw', 'ctdb_natgw', 'list') }
sub run_lvsmaster { not_simulated(255) }

# What the programs ctdb_natgw and ctdb_lvs do.
sub run_helper {
    my ($kind, @args) = @_;
    need("stub/ctdb/daemon");
    $ctdb{release} = release_number();
    $ctdb{failed} = 1;
    $ctdb{pnn} = $ctdb{target} = setting('pnn') // 0;
    $ctdb{maxruntime} = 120;
    return group($kind, "ctdb_$kind", @args);
}

sub group {
    my ($kind, $program, $command) = @_;
    my %words = words();
    $command //= '';
    return group_usage($kind, $program, %words) if $command !~ /^(?:\Q$words{leader}\E|list|status)\z/;
    my @members = group_members($kind, $program, $words{follower});
    wait_for_daemon();
    my @nodes = grep { !($_->{bits} & $NODE_FLAG{DELETED}) } node_map_unknown(node_map());
    if ($command eq 'status') {
        need("stub/ctdb/status");
        my %is_member = map { ($_->[0] => 1) } @members;
        print_nodes(0, grep { $is_member{ $_->{address} } } @nodes);
        return 0;
    }
    return $kind eq 'lvs' ? lvs($command, \@members, \@nodes, %words) : natgw($command, \@members, \@nodes, %words);
}

sub natgw {
    my ($command, $members, $nodes, %words) = @_;
    my %may_lead = map { ($_->[0] => 1) } grep { $_->[1] eq '' } @$members;
    my @candidates = grep { $may_lead{ $_->{address} } } @$nodes;
    my $leader;
    # A healthy node, else one that is up, else one that is stopped.
    for my $unfit (['UNKNOWN', 'DISABLED', 'UNHEALTHY', 'INACTIVE'], ['DISCONNECTED', 'DISABLED', 'STOPPED'],
        ['DISCONNECTED', 'DISABLED']) {
        ($leader) = usable($unfit, @candidates);
        last if $leader;
    }
    if ($command ne 'list') {
        return 2 if !$leader;
        say_line("$leader->{pnn} $leader->{address}");
        return 0;
    }
    for my $member (@$members) {
        my ($address, $options) = @$member;
        my @marks = grep { $_ ne '' } $leader && $address eq $leader->{address} ? uc $words{leader} : '', $options;
        say_line($address, @marks ? "\t" . join(',', @marks) : '');
    }
    return 0;
}

sub lvs {
    my ($command, $members, $nodes) = @_;
    my %is_member = map { ($_->[0] => 1) } grep { $command eq 'list' || $_->[1] eq '' } @$members;
    my @candidates = grep { $is_member{ $_->{address} } } @$nodes;
    my @usable = usable(['UNKNOWN', 'DISABLED', 'UNHEALTHY', 'INACTIVE'], @candidates);
    @usable = usable(['DISABLED', 'INACTIVE'], @candidates) if !@usable;
    if ($command eq 'list') {
        say_line("$_->{pnn} $_->{address}") for @usable;
        return 0;
    }
    return 255 if !@usable;
    say_line($usable[0]{pnn});
    return 0;
}

sub usable {
    my ($unfit, @nodes) = @_;
    return grep { my $bits = $_->{bits}; !grep { $bits & $NODE_FLAG{$_} } @$unfit } @nodes;
}

# The lines of the group's file as [ADDRESS, OPTION].
sub group_members {
    my ($kind, $program, $follower) = @_;
    my $path = group_file($kind);
    my $what = $kind eq 'lvs' ? 'LVS' : 'NAT gateway';
    open(my $file, '<', $path) or fail(1, qq($program: $what nodes file "$path" not found));
    my @members;
    while (my $line = <$file>) {
        my ($address, $options) = map { s/\s+\z//r } split(' ', $line, 2), '', '';
        push @members, [$address, $options];
        next if $address =~ /^#/ || $options eq '' || $options eq $follower;
        fail(1, qq($program: Invalid options "$options" in  "$path"));
    }
    # Comments are members, too, whose address no node has.
    pop @members while @members && $members[-1][0] eq '';
    return @members;
}

# The script exports the variable; else it stands in the files of options, read here as plain assignments.
sub group_file {
    my ($kind) = @_;
    my ($script, $variable) = @{ $GROUP_OPTIONS{$kind} };
    my $base = $ENV{CTDB_BASE} // setting('base') // "$node/base";
    my $path = $ENV{$variable} || "$base/${kind}_nodes";
    for my $options ("$base/script.options", "$base/events/legacy/$script.options") {
        open(my $file, '<', $options) or next;
        while (my $line = <$file>) {
            next if $line !~ /^\s*(?:export\s+)?$variable=(["']?)([^"'\s]*)\1/;
            $path = $2 =~ s/\$(?:CTDB_BASE\b|\{CTDB_BASE\})/$base/r;
        }
    }
    return $path;
}

sub group_usage {
    my ($kind, $program, %words) = @_;
    my @texts = $kind eq 'lvs'
        ? ("Display node number of $words{leader} node",
            'List node number and private IP address of usable nodes in group', 'Show status of all nodes in LVS group')
        : ("Display node number and private IP address of $words{leader} node",
            "List private IP addresses of nodes in group, annotate $words{leader}",
            'Show status of nodes in NAT gateway group');
    say_line("$0 <option>");
    say_line('');
    say_line('<option> is one of:');
    say_line(sprintf '  %-10s %s', @$_) for [$words{leader}, $texts[0]], ['list', $texts[1]], ['status', $texts[2]];
    return 1;
}

1;
