# Runs one stub command on the virtual node and records the call.
#
# Started by the small file that the sandbox writes for a virtual node (see src/sandbox/stubFolder.ts):
#   stub(KIT, NODE, OWN, REAL, @ARGV)   with $0 as the command was called
# KIT is this folder, NODE the virtual node's folder, OWN a folder of the user's stubs or '', REAL ':'-separated
# folders where a command that a stub wants to hand on to is looked for.
#
# A stub runs for every command that a script calls, so it must start fast: no modules, and only the files
# that a command needs are compiled. Perl rather than shell, since one process then does it all: locks, time, tables.

our ($kit, $node, $name, $real_path) = ('', '', '', '');
my ($called_at, $flag, $is_recorded, $status_at, @called) = (0, '-', 0);

# How many parents are looked at for the script that called.
my $MAX_PARENTS = 12;

sub stub {
    (my $own, my @arguments);
    ($kit, $node, $own, $real_path, @arguments) = @_;
    ($name) = $0 =~ m{([^/]*)\z};
    @called = ($name, @arguments);
    $called_at = microseconds();
    $SIG{PIPE} = 'IGNORE';
    local $| = 0;
    my ($status, $else) = (undef, 'stub');
    if (-e "$node/answers/$name") {
        require "$kit/stub/answers.pl";
        $else = give_answer("$node/answers/$name", @arguments);
    }
    if ($own ne '' && -x "$own/$name") { $status = run_own("$own/$name", @arguments) }
    elsif ($else eq 'real') { $status = run_real(@arguments) // not_found() }
    else {
        require "$kit/stub/tables.pl";
        require "$kit/commands/$name.pl";
        $status = run(@arguments);
    }
    end_call($status);
}

# Ends the command; every way out goes through here.
sub end_call {
    my ($status) = @_;
    close STDOUT or $status ||= 1;
    open(STDOUT, '>', '/dev/null');    # its number must not go to the next file
    record_call($status);
    exit $status;
}

sub say_line { print STDOUT @_, "\n" }

# A message on standard error, as the real command would write it.
sub complain { print STDERR @_, "\n" }

# Ends the command as the real one fails.
sub fail {
    my ($status, @message) = @_;
    complain(@message) if @message;
    end_call($status);
}

# For what the real command can do and the stub cannot: never a silent success.
# STATUS is what the real command returns when it fails.
sub not_simulated {
    my ($status, $why) = @_;
    $flag = 'not-simulated';
    complain('ctdb-events: not simulated: ', join(' ', $name, @called[1 .. $#called]), defined $why ? " ($why)" : '');
    end_call($status);
}

# Marks the call in the record; FLAG is one word, such as `hangs`.
sub flag_call { $flag = $_[0] }

# For calls that do not come back by themselves: the record must be there before.
sub record_early { record_call('-') }

# For calls that take their time: they are in the record even if they are killed meanwhile. The status is written in
# its place when they end.
sub record_begun { record_call('---') }

# Gives the command to the real program of the same name, where the machine has one; returns where it has none.
sub run_real {
    for my $folder (split /:/, $real_path) {
        next unless -x "$folder/$name" && !-d _;
        return run_own("$folder/$name", @_);
    }
    return undef;
}

sub not_found {
    complain("$name: not found");
    return 127;
}

# Runs a program in this command's place and returns its exit status, 128 + N for a signal.
sub run_own {
    my ($program, @arguments) = @_;
    my $pid = fork;
    return 126 if !defined $pid;
    if (!$pid) {
        local $^W = 0;
        $ENV{CTDB_EVENTS_NODE} = $node;
        { exec { $program } $name, @arguments }
        print STDERR "$program: $!\n";
        kill 'KILL', $$;
    }
    waitpid($pid, 0);
    return $? & 127 ? 128 + ($? & 127) : $? >> 8;
}

# One line per call, in one write: calls of several processes do not mix.
#   MICROSECONDS STATUS FLAG CALLER ARGV...   joined by tabs; what would break the line stands as %XX
sub record_call {
    my ($status) = @_;
    return record_status($status) if $is_recorded++;
    my @fields = ($called_at, $status, $flag, caller_command(), @called);
    for (@fields) { s/([%\t\n\r])/sprintf '%%%02X', ord $1/ge }
    open(my $log, '>>', "$node/calls") or return;
    my $line = join("\t", @fields) . "\n";
    syswrite($log, $line);
    $status_at = sysseek($log, 0, 1) - length($line) + length("$called_at\t") if $status eq '---';
}

sub record_status {
    defined $status_at && open(my $log, '+<', "$node/calls") or return;
    sysseek($log, $status_at, 0);
    syswrite($log, sprintf '%03d', $_[0]);
}

# The command line of the nearest parent that is no stub and no helper program: the script, as a rule.
sub caller_command {
    my $pid = getppid;
    for (1 .. $MAX_PARENTS) {
        open(my $file, '<', "/proc/$pid/cmdline") or last;
        local $/;
        my $line = <$file> // '';
        my @words = split /\0/, $line;
        for my $word (@words[0 .. ($#words < 2 ? $#words : 2)]) {
            # NN.name or NN.name.script, as every event script is called.
            return "$pid $1" if $word =~ m{(?:^|/)(\d\d\.[^/]+?)(?:\.script)?\z};
        }
        open(my $stat, '<', "/proc/$pid/stat") or last;
        ($pid) = (<$stat> // '') =~ /.*\) \S (\d+)/s or last;
        last if $pid < 2;
    }
    return getppid() . ' -';
}

# Microseconds since 1970, where the system call's number is known; whole seconds elsewhere.
sub microseconds {
    my $number = $main::gettimeofday or return time . '000000';
    my $timeval = "\0" x 16;
    return time . '000000' if syscall($number, $timeval, 0) != 0;
    my ($seconds, $micro) = unpack('q l', $timeval);
    return sprintf '%d%06d', $seconds, $micro;
}

1;
