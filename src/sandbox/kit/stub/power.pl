# reboot, poweroff, halt and shutdown of systemd: they say nothing and put the node's new state into settings.power:
# `rebooting`, `off`, or what is planned with its time (`off 1700000000`).

our ($kit, $name);

sub power_command {
    my @args = @_;
    need("stub/options");
    return shutdown_command(@args) if $name eq 'shutdown';
    my ($option, @words) = parse_options('force|f wtmp-only|w no-wtmp|d no-wall halt poweroff|p reboot no-sync|n help!',
        \@args);
    fail(1, 'Too many arguments.') if @words > ($name eq 'reboot' ? 1 : 0);
    return 0 if defined $option->{'wtmp-only'};
    my $is_reboot = defined $option->{reboot}
        || $name eq 'reboot' && !defined $option->{halt} && !defined $option->{poweroff};
    set_setting('power', $is_reboot ? 'rebooting' : 'off');
    return 0;
}

sub shutdown_command {
    my (@args) = @_;
    my ($option, $when, @message) = parse_options('poweroff|P h halt|H reboot|r k no-wall c show! help!', \@args);
    if (defined $option->{c}) {
        change_table('settings', sub { grep { $_->{name} ne 'power' } @_ });
        return 0;
    }
    my $power = defined $option->{reboot} ? 'rebooting' : 'off';
    $when //= '+1';
    if ($when eq 'now' || $when eq '+0') {
        set_setting('power', $power) if !defined $option->{k};
        return 0;
    }
    my $now = setting('time') // 'real';
    $now = time if $now !~ /\A\d+\z/;
    my $at;
    if ($when =~ /\A\+?(\d+)\z/) { $at = $now + 60 * $1 }
    elsif ($when =~ /\A(\d\d?):(\d\d)\z/ && $1 < 24 && $2 < 60) {
        my ($seconds, $minutes, $hours) = gmtime $now;
        $at = $now - $seconds - 60 * $minutes - 3600 * $hours + 3600 * $1 + 60 * $2;
        $at += 86400 if $at < $now;
    }
    else { fail(1, "Failed to parse time specification: $when") }
    set_setting('power', "$power $at") if !defined $option->{k};
    my ($second, $minute, $hour, $day, $month, $year, $weekday) = gmtime $at;
    complain(sprintf "%s scheduled for %s %d-%02d-%02d %02d:%02d:%02d UTC, use 'shutdown -c' to cancel.",
        defined $option->{reboot} ? 'Reboot' : 'Shutdown', (qw(Sun Mon Tue Wed Thu Fri Sat))[$weekday],
        $year + 1900, $month + 1, $day, $hour, $minute, $second);
    return 0;
}

1;
