# Sub-commands that say one thing about the node or the cluster.

our ($kit, %ctdb);

# Until the first daemon of the virtual node is entered, ctdbd's process ID.
our $CTDBD_PID = 1000;
our @DEBUG_LEVELS = qw(ERROR WARNING NOTICE INFO DEBUG);

sub run_version {
    say_line($ctdb{release} < 4005 ? 'CTDB version: ' : '', setting('version') // '4.24.0');
    return 0;
}

sub run_getcapabilities {
    usage('getcapabilities') if @_;
    my $leader = $ctdb{release} >= 4016 ? 'LEADER' : 'RECMASTER';
    my @has = (has_role('leaderrole', capability_of_leader()), has_role('lmasterrole', 'legacy', 'lmaster capability'));
    if ($ctdb{machine}) {
        say_fields($leader, 'LMASTER');
        say_fields(map { $_ ? 1 : 0 } @has);
        return 0;
    }
    say_line("$leader: ", $has[0] ? 'YES' : 'NO');
    say_line('LMASTER: ', $has[1] ? 'YES' : 'NO');
    return 0;
}

# What was set by command, else what ctdb.conf says of this node; others have all.
sub has_role {
    my ($role, $section, $option) = @_;
    return 1 if $ctdb{target} != $ctdb{pnn};
    my $set = setting($role);
    return $set eq 'on' if defined $set;
    need("stub/ctdb/conf");
    return (conf_value($section, $option) // 'true') eq 'true';
}

sub capability_of_leader {
    return $ctdb{release} >= 4016 ? ('cluster', 'leader capability') : ('legacy', 'recmaster capability');
}

sub run_setleaderrole { set_role('setleaderrole', 'leaderrole', @_) }
sub run_setrecmasterrole { set_role('setrecmasterrole', 'leaderrole', @_) }
sub run_setlmasterrole { set_role('setlmasterrole', 'lmasterrole', @_) }

sub set_role {
    my ($command, $role, @words) = @_;
    usage($command) if @words != 1 || $words[0] !~ /^(?:on|off)\z/;
    set_setting($role, $words[0]);
    return 0;
}

sub run_getdebug {
    usage('getdebug') if @_;
    say_line(setting('debug') // 'NOTICE');
    return 0;
}

# The beginning of a name is enough, or the number that syslog has for it.
sub run_setdebug {
    usage('setdebug') if @_ != 1;
    my ($word) = @_;
    my ($level) = $word =~ /^\d/ ? $DEBUG_LEVELS[level_index($word)] // ''
        : grep { index($_, uc $word) == 0 } @DEBUG_LEVELS;
    if (!$level) {
        complain("Invalid debug level '$word'. Valid levels are:");
        complain("\tERROR | WARNING | NOTICE | INFO | DEBUG");
        return $ctdb{failed};
    }
    set_setting('debug', $level);
    return 0;
}

sub level_index {
    my ($number) = $_[0] =~ /^(\d+)/;
    # 0 ERROR, 1 and 2 WARNING, 3 and 4 NOTICE, 5 to 9 INFO, 10 DEBUG.
    return $number == 0 ? 0 : $number <= 2 ? 1 : $number <= 4 ? 2 : $number <= 9 ? 3 : $number == 10 ? 4 : 5;
}

sub run_getreclock {
    usage('getreclock') if @_;
    need("stub/ctdb/conf");
    my $lock = conf_value('cluster', 'cluster lock') || conf_value('cluster', 'recovery lock');
    say_line($lock) if $lock;
    return 0;
}

sub run_getpid {
    my $daemon = row_where('processes', 'name', 'ctdbd');
    say_line($daemon ? $daemon->{pid} : $CTDBD_PID);
    return 0;
}

# Processes that have a connection to ctdbd; here those that run.
sub run_process_exists {
    usage('process-exists') if @_ < 1 || @_ > 2;
    not_simulated($ctdb{failed}) if @_ == 2;
    my $pid = number($_[0]);
    my $exists = row_where('processes', 'pid', $pid);
    say_line("PID $pid ", $exists ? 'exists' : 'does not exist');
    return $exists ? 0 : 1;
}

sub run_ping {
    say_line("response from $ctdb{target} time=0.000123 sec  (1 clients)");
    return 0;
}

sub run_uptime {
    my $time = setting('time') // 'real';
    my $now = $time eq 'real' ? time : int $time;
    my $started = setting('started') // $now - 3600;
    my $recovered = setting('recovered') // $started + 10;
    say_line(sprintf('Current time of node %-4d     :                %s', $ctdb{target}, scalar localtime $now));
    say_line('Ctdbd start time              : ', since($started, $now));
    say_line('Time of last recovery/failover: ', since($recovered, $now));
    say_line('Duration of last recovery/failover: 0.012345 seconds');
    return 0;
}

sub since {
    my ($then, $now) = @_;
    my $passed = $now - $then;
    my @parts = (int($passed / 86400), int($passed / 3600) % 24, int($passed / 60) % 60, $passed % 60);
    return sprintf('(%03d %02d:%02d:%02d) %s', @parts, scalar localtime $then);
}

1;
