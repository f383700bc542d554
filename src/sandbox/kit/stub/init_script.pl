# What an init script in the manner of Debian's does and prints (lsb-base), for a service of the virtual node.

sub run_init_script {
    my ($service, $action) = @_;
    my $row = service_row($service);
    fail(1, "$service: unrecognized service") if !$row;
    my $daemons = join ' ', daemons($row) ? daemons($row) : $row->{name};
    if ($action eq 'status') {
        if ($row->{state} eq 'active') { say_line("$daemons is running."); return 0 }
        say_line("$daemons is not running ... failed!");
        return 3;
    }
    my ($verb, $why) = ('', '');
    if ($action eq 'start') { ($verb, $why) = ('Starting', start_service($service)) }
    elsif ($action eq 'stop' || $action eq 'force-stop') { ($verb, $why) = ('Stopping', stop_service($service)) }
    elsif ($action eq 'restart') { ($verb, $why) = ('Restarting', restart_service($service)) }
    elsif ($action eq 'try-restart') {
        return 0 if $row->{state} ne 'active';
        ($verb, $why) = ('Restarting', restart_service($service));
    }
    elsif ($action eq 'force-reload' || $action eq 'reload') {
        $verb = 'Reloading';
        $why = 'not running' if $row->{state} ne 'active';
    }
    # What else a script can do is its own affair.
    else { not_simulated(1) }
    say_line("$verb $row->{name}: $daemons", $why eq '' ? '.' : ' failed!');
    return $why eq '' ? 0 : 1;
}

1;
