# Services and their daemons, over the tables `services`, `service_links`, `processes` and `settings`. Ports and RPC programs need no
# change of their own: they are there while their service is active.
#
# A service is named with or without `.service`. A row whose BOOT is `alias` is another name of the service that its
# PROCESSES names.

our ($kit, $node);

# What systemd takes for a clean end of a service, and what daemons as a rule do not die of.
our %IS_CLEAN = map { $_ => 1 } qw(TERM INT PIPE);
our %IS_SURVIVED = map { $_ => 1 } qw(0 HUP USR1 USR2 CHLD CONT WINCH URG STOP TSTP TTIN TTOU IO ALRM);

# NAME without `.service`.
sub plain_name {
    my ($name) = @_;
    $name =~ s/\.service\z//;
    return $name;
}

# The service's row (of an alias: the row of what it stands for), or undef for an unknown service.
sub service_row {
    my $row = row_where('services', 'name', plain_name($_[0])) or return undef;
    return $row->{boot} eq 'alias' ? row_where('services', 'name', $row->{processes}) : $row;
}

# Whether the service runs; an unknown one does not.
sub is_active {
    my $row = service_row($_[0]) or return 0;
    return $row->{state} eq 'active';
}

# The name of the service that a daemon of this name belongs to, or undef. One that runs goes before others.
sub service_of_process {
    my ($process) = @_;
    my $found;
    for my $row (rows('services')) {
        next if $row->{boot} eq 'alias' || !grep { $_ eq $process } daemons($row);
        return $row->{name} if $row->{state} eq 'active';
        $found //= $row->{name};
    }
    return $found;
}

# The names of a service's daemons.
sub daemons { return grep { $_ ne '-' } split /,/, $_[0]{processes} }

# The services that are started or stopped along with this one; KIND: `starts` or `stops`.
sub linked_services {
    my ($name, $kind) = @_;
    return map { $_->{other} } grep { $_->{name} eq $name && $_->{kind} eq $kind } rows('service_links');
}

# Starts a service with its daemons, and what it needs before. Returns '' (also where it was running), or why not: `unknown`, `masked`, `broken`.
sub start_service {
    my ($name) = @_;
    lock_node();
    my $row = service_row($name) or return 'unknown';
    return '' if $row->{state} eq 'active';
    return 'masked' if $row->{boot} eq 'masked';
    return 'broken' if $row->{state} eq 'broken';
    set_service_state($row->{name}, 'active');
    run_daemons($row);
    return '';
}

# Starts what a service needs, and its daemons in place of those that it had.
sub run_daemons {
    my ($row) = @_;
    start_service($_) for linked_services($row->{name}, 'starts');
    add_processes($row->{name}, 1, daemons($row));
}

# Stops a service and ends its daemons, and what goes down with it; one that failed stays failed. Returns '' or `unknown`.
sub stop_service {
    my ($name) = @_;
    lock_node();
    my $row = service_row($name) or return 'unknown';
    remove_processes(sub { $_[0]{service} eq $row->{name} });
    set_ended($row->{name}, 'inactive') if $row->{state} eq 'active';
    return '';
}

# Stops and starts a service; the daemons get new process IDs. Returns as start_service does.
sub restart_service {
    my ($name) = @_;
    lock_node();
    my $row = service_row($name) or return 'unknown';
    return 'masked' if $row->{boot} eq 'masked' && $row->{state} ne 'active';
    # Each table that is written costs; where nothing else goes down this comes to the same.
    if ($row->{state} eq 'active' && !linked_services($row->{name}, 'stops')) { run_daemons($row); return '' }
    stop_service($name);
    return start_service($name);
}

# Puts a service that was active into STATE, and stops what goes down with it.
sub set_ended {
    my ($name, $state) = @_;
    set_service_state($name, $state);
    stop_service($_) for linked_services($name, 'stops');
}

# Sets STATE of a service, and nothing else.
sub set_service_state {
    my ($name, $state) = @_;
    change_table('services', sub {
        for my $row (@_) { $row->{state} = $state if $row->{name} eq $name }
        return @_;
    });
}

# A daemon that a script starts by itself (`tgtd`, `rpc.mountd`): adds its process and returns its PID. The service that
# it belongs to counts as active from then on, so that its ports are there. Returns undef where that service is broken.
sub start_process {
    my ($process) = @_;
    lock_node();
    my $service = service_of_process($process);
    return undef if defined $service && service_row($service)->{state} eq 'broken';
    my ($pid) = add_processes($service // '-', 0, $process);
    set_service_state($service, 'active') if defined $service && !is_active($service);
    return $pid;
}

# The rows of `processes` of that name.
sub processes_named {
    my ($process) = @_;
    return grep { $_->{name} eq $process } rows('processes');
}

# Sends a signal (name without SIG, or `0`) to the process of this row of `processes`. Where that ends it, its row goes;
# with the last one of a service the service is inactive, or failed where the signal is no clean end. Returns whether
# the process ended.
sub end_process {
    my ($process, $signal) = @_;
    return 0 if $IS_SURVIVED{$signal};
    lock_node();
    remove_processes(sub { $_[0]{pid} eq $process->{pid} });
    my $service = $process->{service};
    return 1 if $service eq '-' || row_where('processes', 'service', $service) || !is_active($service);
    set_ended($service, $IS_CLEAN{$signal} ? 'inactive' : 'failed');
    return 1;
}

# Adds processes of a service (or `-`), if wanted in place of those that it has; returns their PIDs, from
# settings.nextpid on.
sub add_processes {
    my ($service, $is_instead, @names) = @_;
    return if !@names;
    # Beyond what Linux gives to processes, so that nobody's process is hit.
    my $pid = setting('nextpid') // 5000000;
    my @new = map { { pid => $pid++, name => $_, service => $service } } @names;
    change_table('processes', sub { ((grep { !$is_instead || $_->{service} ne $service } @_), @new) });
    set_setting('nextpid', $pid);
    # What tgtd exports it has in its memory only.
    write_table('targets') if (grep { $_ eq 'tgtd' } @names) && rows('targets');
    return map { $_->{pid} } @new;
}

# Removes the processes for whose row CODE is true.
sub remove_processes {
    my ($is_gone) = @_;
    return if !grep { $is_gone->($_) } rows('processes');
    change_table('processes', sub { grep { !$is_gone->($_) } @_ });
}

1;
