# ctdb pnn, xpnn, runstate, leader, recmaster, isnotrecmaster: what scripts ask most.

our %ctdb;

our @RUN_STATES = qw(INIT SETUP FIRST_RECOVERY STARTUP RUNNING SHUTDOWN);

sub run_pnn {
    say_line($ctdb{release} < 4005 ? 'PNN:' : '', $ctdb{pnn});
    return 0;
}

# Without ctdbd, by the node's addresses.
sub run_xpnn {
    my %own = map { ($_->{address} =~ s{/.*}{}r => 1) } rows('addresses');
    for my $node (rows('nodes')) {
        next if !$own{ $node->{address} };
        say_line("PNN:$node->{pnn}");
        return 0;
    }
    say_line('Failed to detect which PNN this node is');
    return $ctdb{failed};
}

sub run_runstate {
    my @accepted = @_;
    my $current = setting('runstate') // 'RUNNING';
    my $is_found = !@accepted;
    for my $state (@accepted) {
        if (!grep { $_ eq uc $state } @RUN_STATES) {
            say_line("Invalid run state ($state)");
            return $ctdb{failed};
        }
        if (uc $state eq $current) { $is_found = 1; last }
    }
    say_line($is_found ? $current : "CTDB not in required run state (got $current)");
    return $is_found ? 0 : $ctdb{failed};
}

sub run_leader {
    say_line(setting('leader') // 'UNKNOWN');
    return 0;
}

sub run_recmaster {
    my $leader = setting('leader') // 'UNKNOWN';
    say_line($leader eq 'UNKNOWN' ? 4294967295 : $leader);
    return 0;
}

sub run_isnotrecmaster {
    usage('isnotrecmaster') if @_;
    my $is_recmaster = (setting('leader') // 'UNKNOWN') eq $ctdb{pnn};
    say_line('this node is ', $is_recmaster ? '' : 'not ', 'the recmaster');
    return $is_recmaster ? 1 : 0;
}

1;
