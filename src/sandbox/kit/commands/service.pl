# service(8) of Debian. It hands the usual actions to systemd, or on a node without systemd to the init script.

our ($kit, $name);

our $USAGE = 'Usage: service < option > | --status-all | [ service_name [ command | --full-restart ] ]';

sub run {
    my @args = @_;
    fail(1, $USAGE) if !@args;
    my $init = setting('init') // 'systemd';
    need("stub/services");
    my @words;
    while (@args) {
        my $word = shift @args;
        if ($word eq '-h' || $word =~ /\A--h/) { complain($USAGE); return 0 }
        if ($word eq '-V' || $word eq '--version') { say_line('service ver. 1.65.2'); return 0 }
        return status_all() if $word eq '--status-all' && !@words && !@args;
        push @words, $word;
    }
    my ($service, $action, @rest) = (@words, '', '');
    $action = 'restart' if $action eq '--full-restart' && @words == 2;
    if ($init eq 'systemd') {
        (my $unit = $service) =~ s/\.sh\z//;
        my $verb = $action =~ /\A(?:restart|status|try-restart|start|stop)\z/ ? $action
            : $action eq 'force-stop' ? 'kill'
            # A unit that is not there cannot be reloaded, so the init script is tried.
            : $action eq 'reload' && service_row($unit) ? 'reload'
            : $action eq 'force-reload' ? (service_row($unit) ? 'reload' : 'restart') : undef;
        if (defined $verb) {
            need("stub/systemctl");
            return systemctl($verb eq 'kill' ? '--signal=KILL' : (), $verb, "$unit.service");
        }
    }
    need("stub/init_script");
    return run_init_script($service, $action);
}

# Init scripts whose status says something are shown as running.
sub status_all {
    for my $row (sort { $a->{name} cmp $b->{name} } grep { $_->{boot} ne 'alias' } rows('services')) {
        say_line($row->{state} eq 'active' ? ' [ + ]  ' : ' [ - ]  ', $row->{name});
    }
    return 0;
}

1;
