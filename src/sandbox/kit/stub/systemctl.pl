# systemctl of systemd 252, for services. What its verbs do is in systemctl/ beside this file.

our ($kit, $name);

# What the verbs of each file are. Lists as text: a hash of each would take longer to make than the answer.
our %VERBS = (
    jobs => ' start stop restart reload try-restart condrestart reload-or-restart try-reload-or-restart force-reload kill reset-failed ',
    queries => ' is-active is-failed is-system-running show ',
    unit_files => ' is-enabled enable disable reenable mask unmask preset ',
    lists => ' status list-units list-unit-files ',
);
our %MACHINE = (reboot => 'rebooting', poweroff => 'off', halt => 'off');
our $WITHOUT_UNIT = ' is-system-running show reset-failed status list-units list-unit-files ';
our $SYSTEMCTL_OPTIONS = 'quiet|q now no-block no-pager no-ask-password no-legend no-reload no-warn plain full|l all|a force|f failed
    value wait show-types system legend= property|p= P= type|t= state= lines|n= output|o= signal|s= kill-who|kill-whom=
    job-mode= no-wall runtime help|h version user! global! host|H! machine|M! root! image! recursive|r! reverse! after!
    before! with-dependencies! check-inhibitors! i! dry-run! timestamp! read-only! mkdir! marked! drop-in! when!
    boot-loader-menu! boot-loader-entry! firmware-setup! preset-mode! what! kill-value! message! reboot-argument!
    show-transaction! T!';

sub systemctl {
    my @args = @_;
    need("stub/options");
    my ($option, $verb, @units) = parse_options($SYSTEMCTL_OPTIONS, \@args);
    if (defined $option->{version}) { say_line('systemd 252 (252.39-1~deb12u2)'); return 0 }
    not_simulated(1) if defined $option->{help};
    $verb //= 'list-units';
    my ($file) = grep { index($VERBS{$_}, " $verb ") >= 0 && $verb !~ / / } keys %VERBS;
    unknown_verb($verb) if !defined $file && !$MACHINE{$verb} && $verb ne 'daemon-reload';
    fail(1, 'Too few arguments.') if defined $file && !@units && index($WITHOUT_UNIT, " $verb ") < 0;
    if ((setting('init') // 'systemd') ne 'systemd') {
        complain("System has not been booted with systemd as init system (PID 1). Can't operate.");
        fail(1, 'Failed to connect to bus: Host is down');
    }
    return 0 if $verb eq 'daemon-reload';
    if ($MACHINE{$verb}) { set_setting('power', $MACHINE{$verb}); return 0 }
    $verb = 'try-restart' if $verb eq 'condrestart';
    $verb = 'try-reload-or-restart' if $verb eq 'force-reload';
    need("stub/services");
    need("stub/systemctl/$file");
    @units = expand_units(@units) if $file ne 'lists';
    my $run = "systemctl_$file";
    return &$run($verb, $option, @units);
}

sub unknown_verb {
    my ($verb) = @_;
    not_simulated(1) if grep { $_ eq $verb } qw(add-requires add-wants bind cancel cat clean daemon-reexec default edit emergency exit freeze
    get-default halt help hibernate import-environment isolate kexec link list-dependencies list-jobs list-machines
    list-sockets list-timers log-level log-target mount-image preset-all rescue revert service-log-level
    service-log-target service-watchdogs set-default set-environment set-property show-environment suspend
    switch-root thaw unset-environment whoami);
    fail(1, "Unknown command verb $verb.");
}

# The units' full names; patterns stand for the services that match, where a verb works on loaded units.
sub expand_units {
    my @names;
    for my $unit (@_) {
        if ($unit =~ /[*?\[]/) { push @names, map { "$_->{name}.service" } grep { matches_unit($_->{name}, $unit) } rows('services') }
        else { push @names, full_name($unit) }
    }
    return @names;
}

sub full_name {
    my ($unit) = @_;
    return $unit =~ /\.(?:service|socket|target|timer|mount|automount|path|slice|scope|device|swap)\z/ ? $unit : "$unit.service";
}

sub matches_unit {
    my ($service, $pattern) = @_;
    my $regex = join '', map { $_ eq '*' ? '.*' : $_ eq '?' ? '.' : /\A\[/ ? $_ : quotemeta } $pattern =~ /\[[^\]]+\]|./gs;
    return "$service.service" =~ /\A$regex\z/ || $service =~ /\A$regex\z/;
}

# The state of a service's row as systemd shows it.
sub active_state {
    my ($row) = @_;
    return 'inactive' if !$row;
    return $row->{state} eq 'broken' ? 'failed' : $row->{state};
}

sub sub_state {
    my ($row) = @_;
    my $state = active_state($row);
    return $state eq 'inactive' ? 'dead' : $state eq 'failed' ? 'failed' : daemons($row) ? 'running' : 'exited';
}

# A unit's row; of other units than services the node has none.
sub unit_of { return $_[0] =~ /\A(.*)\.service\z/s ? service_row($1) : undef }

# systemd draws with ASCII where the locale has no UTF-8.
sub glyph {
    my ($utf8, $ascii) = @_;
    my ($locale) = grep { defined && $_ ne '' } @ENV{qw(LC_ALL LC_CTYPE LANG)};
    return !defined $locale || $locale =~ /utf-?8/i ? $utf8 : $ascii;
}

1;
