# modprobe of kmod, over the table `modules`. A module whose STATE is `missing` cannot be loaded; any other name can.

our ($kit, $name);

sub run {
    my @args = @_;
    need("stub/options");
    my ($option, @modules) = parse_options('all|a remove|r remove-dependencies quiet|q verbose|v dry-run|show|n force|f '
        . 'force-vermagic force-modversion first-time ignore-install|i use-blacklist|b syslog|s '
        . 'show-depends|D! showconfig|c! resolve-alias|R! show-modversions! show-exports! dirname|d! set-version|S! config|C= '
        . 'wait|w= version|V! help|h!', \@args, stop => 0);
    fail(1, "modprobe: ERROR: missing parameters. See -h.") if !@modules;
    # Behind the first one stand its parameters.
    @modules = @modules[0 .. 0] if !defined $option->{all} && !defined $option->{remove};
    lock_node();
    my $status = 0;
    for my $module (@modules) { $status = 1 if !handle_module($module, $option) }
    return $status;
}

sub handle_module {
    my ($module, $option) = @_;
    (my $plain = $module) =~ tr/-/_/;
    my $row = row_where('modules', 'name', $plain);
    my $is_loaded = $row && $row->{state} ne 'missing';
    if ($row && !$is_loaded) {
        complain("modprobe: FATAL: Module $module not found", defined $option->{remove} ? '.' : ' in directory /lib/modules/' . kernel_release())
            if !defined $option->{quiet};
        return 0;
    }
    if (defined $option->{remove} ? !$is_loaded : $is_loaded) {
        return 1 if !defined $option->{'first-time'};
        complain('modprobe: ', defined $option->{remove} ? "FATAL: Module $plain is not in kernel."
            : "ERROR: could not insert '$plain': Module already in kernel");
        return 0;
    }
    return 1 if defined $option->{'dry-run'};
    if (defined $option->{remove}) { change_table('modules', sub { grep { $_->{name} ne $plain } @_ }) }
    else { add_row('modules', name => $plain, state => 'loaded') }
    return 1;
}

sub kernel_release {
    open(my $file, '<', '/proc/sys/kernel/osrelease') or return '6.1.0';
    chomp(my $release = <$file> // '');
    return $release;
}

1;
