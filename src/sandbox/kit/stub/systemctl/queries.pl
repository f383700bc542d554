# systemctl: short questions about units.

sub systemctl_queries {
    my ($verb, $option, @units) = @_;
    return is_system_running($option) if $verb eq 'is-system-running';
    return show_units($option, @units) if $verb eq 'show';
    my ($status, $wanted) = $verb eq 'is-active' ? (3, 'active') : (1, 'failed');
    my $is_found = 0;
    for my $unit (@units) {
        my $state = active_state(unit_of($unit));
        $is_found = 1 if $state eq $wanted;
        say_line($state) if !defined $option->{quiet};
    }
    # One that is so is enough.
    return $is_found ? 0 : $status;
}

sub is_system_running {
    my ($option) = @_;
    my $state = (grep { active_state($_) eq 'failed' } rows('services')) ? 'degraded' : 'running';
    say_line($state) if !defined $option->{quiet};
    return $state eq 'running' ? 0 : 1;
}

# What the node knows of a unit, in the order in which systemd prints it.
our @PROPERTIES = qw(Type MainPID Result NRestarts ExecMainPID ExecMainStatus ControlGroup Id Names Description LoadState
    ActiveState SubState FragmentPath UnitFileState CanStart CanStop CanReload);

sub properties {
    my ($unit) = @_;
    my $row = unit_of($unit);
    my ($main) = $row ? grep { $_->{service} eq $row->{name} } rows('processes') : ();
    my $id = $row ? "$row->{name}.service" : $unit;
    my $state = active_state($row);
    my $is_masked = $row && $row->{boot} eq 'masked';
    return (
        Type => 'simple', NRestarts => 0,
        MainPID => $main ? $main->{pid} : 0,
        ExecMainPID => $main ? $main->{pid} : 0,
        Result => $state eq 'failed' ? ($row->{state} eq 'broken' ? 'exit-code' : 'signal') : 'success',
        ExecMainStatus => $state eq 'failed' ? ($row->{state} eq 'broken' ? 1 : 9) : 0,
        ControlGroup => $state eq 'active' ? "/system.slice/$id" : '',
        Id => $id,
        Names => join(' ', $id, map { "$_->{name}.service" }
            grep { $row && $_->{boot} eq 'alias' && $_->{processes} eq $row->{name} } rows('services')),
        Description => $id,
        LoadState => !$row ? 'not-found' : $is_masked ? 'masked' : 'loaded',
        ActiveState => $state,
        SubState => sub_state($row),
        FragmentPath => !$row ? '' : $is_masked ? "/etc/systemd/system/$id" : "/lib/systemd/system/$id",
        UnitFileState => $row ? $row->{boot} : '',
        CanStart => $row && !$is_masked ? 'yes' : 'no',
        CanStop => $row ? 'yes' : 'no',
        CanReload => $row && !$is_masked ? 'yes' : 'no',
    );
}

sub show_units {
    my ($option, @units) = @_;
    my @wanted = map { split /,/ } @{ $option->{'all property'} || [] }, @{ $option->{'all P'} || [] };
    # All properties are some 250; of the manager the node knows none.
    not_simulated(1, 'without -p') if !@wanted;
    not_simulated(1, 'without a unit') if !@units;
    my $is_first = 1;
    my $is_bare = defined $option->{value} || defined $option->{P};
    for my $unit (@units) {
        print "\n" if !$is_first;
        $is_first = 0;
        my %value = properties($unit);
        for my $property (@wanted) {
            not_simulated(1, "property $property") if !exists $value{$property};
        }
        for my $property (@PROPERTIES) {
            next if !grep { $_ eq $property } @wanted;
            say_line($is_bare ? '' : "$property=", $value{$property});
        }
    }
    return 0;
}

1;
