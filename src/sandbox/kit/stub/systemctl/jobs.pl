# systemctl: verbs that change what runs.

our ($kit);

# Verbs that systemd names otherwise in its messages.
our %METHOD = ('try-reload-or-restart' => 'reload-or-try-restart');

sub systemctl_jobs {
    my ($verb, $option, @units) = @_;
    return kill_units($option, @units) if $verb eq 'kill';
    return reset_failed(@units) if $verb eq 'reset-failed';
    my $status = 0;
    my @waited;
    # As systemd does: all jobs are queued, then their ends are waited for.
    for my $unit (@units) {
        my $code = do_job($verb, $option, $unit, \@waited);
        $status = $code if $code;
    }
    complain($_) for @waited;
    return @waited ? 1 : $status;
}

sub do_job {
    my ($verb, $option, $unit, $waited) = @_;
    my $method = $METHOD{$verb} // $verb;
    my $row = unit_of($unit);
    if (!$row) {
        complain("Failed to $method $unit: Unit $unit ", $verb eq 'stop' ? 'not loaded.' : 'not found.');
        return 5;
    }
    my $is_active = $row->{state} eq 'active';
    if ($verb eq 'stop') { stop_service($unit); return 0 }
    return 0 if $verb =~ /\Atry-/ && !$is_active;
    if ($row->{boot} eq 'masked' && !($verb =~ /reload/ && $is_active)) {
        complain("Failed to $method $unit: Unit $unit is masked.");
        return 1;
    }
    if ($verb eq 'reload' && !$is_active) {
        complain("$unit is not active, cannot reload.");
        return 1;
    }
    # A reload changes nothing that the tables hold.
    return 0 if $is_active && $verb =~ /reload/;
    my $why = $verb eq 'start' ? start_service($unit) : restart_service($unit);
    push @$waited, "Job for $unit failed because the control process exited with error code.\n"
        . "See \"systemctl status $unit\" and \"journalctl -xeu $unit\" for details."
        if $why eq 'broken' && !defined $option->{'no-block'};
    return 0;
}

sub kill_units {
    my ($option, @units) = @_;
    need("stub/signals");
    my $word = $option->{signal} // 'TERM';
    my $signal = signal_name($word) // fail(1, "Failed to parse signal string \"$word\".");
    my $status = 0;
    for my $unit (@units) {
        my $row = unit_of($unit);
        if (!$row) {
            complain("Failed to kill unit $unit: Unit $unit not loaded.");
            $status = 1;
            next;
        }
        my @processes = grep { $_->{service} eq $row->{name} } rows('processes');
        @processes = @processes[0 .. 0] if @processes && ($option->{'kill-who'} // 'all') eq 'main';
        end_process($_, $signal) for @processes;
    }
    return $status;
}

sub reset_failed {
    my (@units) = @_;
    my $status = 0;
    for my $unit (@units ? @units : map { "$_->{name}.service" } grep { $_->{state} eq 'failed' } rows('services')) {
        my $row = unit_of($unit);
        if (!$row) {
            complain("Failed to reset failed state of unit $unit: Unit $unit not loaded.");
            $status = 1;
            next;
        }
        set_service_state($row->{name}, 'inactive') if $row->{state} eq 'failed';
    }
    return $status;
}

1;
