# invoke-rc.d of Debian: service(8) with a policy, of which the node has none.

our ($kit, $name);

sub run {
    my @args = @_;
    my $is_quiet = 0;
    while (@args && $args[0] =~ /\A--/) {
        my $option = shift @args;
        if ($option eq '--quiet') { $is_quiet = 1 }
        elsif ($option =~ /\A--(?:help|query)\z/) { not_simulated(1) }
        elsif ($option =~ /\A--(?:force|try-anyway|disclose-deny|no-fallback|skip-systemd-native)\z/) { next }
        else { fail(103, "invoke-rc.d: syntax error: invalid option $option") }
    }
    fail(103, 'invoke-rc.d: syntax error: missing required parameter, use --help for more information.') if @args < 2;
    my ($service, $action) = @args;
    need("stub/services");
    if (!service_row($service)) {
        complain("invoke-rc.d: unknown initscript, /etc/init.d/$service not found.") if !$is_quiet;
        return 100;
    }
    my $status;
    if ((setting('init') // 'systemd') ne 'systemd') {
        need("stub/init_script");
        $status = run_init_script($service, $action);
    }
    else {
        not_simulated(1) if $action !~ /\A(?:start|stop|restart|try-restart|reload|force-reload|status|force-stop)\z/;
        need("stub/systemctl");
        my $verb = $action eq 'force-stop' ? 'kill' : $action eq 'force-reload' ? 'reload' : $action;
        $status = systemctl($verb eq 'kill' ? '--signal=KILL' : (), $verb, $service);
    }
    return 0 if $status == 0;
    complain("invoke-rc.d: initscript $service, action \"$action\" failed.") if !$is_quiet && $action ne 'status';
    return $status;
}

1;
