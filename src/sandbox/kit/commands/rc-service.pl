# rc-service of OpenRC, on a node that has it.

our ($kit, $name);

sub run {
    my @args = @_;
    # Where OpenRC is not installed a shell says this.
    fail(127, 'rc-service: command not found') if (setting('init') // 'systemd') ne 'openrc';
    need("stub/options");
    need("stub/services");
    my ($option, $service, $action, @rest) = parse_options(
        'exists|e= ifexists|i ifinactive|I! ifstarted|s! ifstopped|S! ifcrashed|Z! debug|d! dry-run|D! nodeps|N list|l resolve|r= '
        . 'quiet|q verbose|v nocolor|C help|h! version|V!', \@args, stop => 1);
    if (defined $option->{exists}) { return service_row($option->{exists}) ? 0 : 1 }
    if (defined $option->{list}) { say_line($_->{name}) for rows('services'); return 0 }
    not_simulated(1) if defined $option->{resolve} || @rest;
    fail(1, 'rc-service: you need to specify at least one service') if !defined $service;
    my $row = service_row($service);
    if (!$row) {
        return 0 if defined $option->{ifexists};
        fail(1, " * rc-service: service `$service' does not exist");
    }
    fail(1, "rc-service: you need to specify at least one action") if !defined $action;
    my $is_quiet = defined $option->{quiet};
    my $state = $row->{state};
    if ($action eq 'status') {
        my $word = { active => 'started', failed => 'crashed' }->{$state} // 'stopped';
        say_line(" * status: $word") if !$is_quiet;
        return { started => 0, crashed => 32, stopped => 3 }->{$word};
    }
    if ($action eq 'start' && $state eq 'active') { complain(" * WARNING: $row->{name} has already been started"); return 0 }
    if ($action eq 'stop' && $state ne 'active') { complain(" * WARNING: $row->{name} is already stopped"); return 0 }
    if ($action eq 'zap') { stop_service($service); return 0 }
    not_simulated(1) if $action !~ /\A(?:start|stop|restart)\z/;
    my $ok = $action eq 'start' ? '' : step('Stopping', $row->{name}, stop_service($service), $is_quiet);
    $ok = step('Starting', $row->{name}, start_service($service), $is_quiet) if $action ne 'stop';
    complain(" * ERROR: $row->{name} failed to start") if $ok ne '';
    return $ok eq '' ? 0 : 1;
}

sub step {
    my ($verb, $service, $why, $is_quiet) = @_;
    say_line(" * $verb $service ...\n", $why eq '' ? ' [ ok ]' : ' [ !! ]') if !$is_quiet;
    return $why;
}

1;
