# What few calls need of what all stub commands share: marks in the record, and the real command in a stub's place.

our ($node, $name, $real_path, $flag, $status_at, @called);

# Runs what goes before our stub: an answer that was laid for the call, a program in the user's folder OWN. Else the real
# command, where the answers say so, or our stub.
sub run_other {
    my ($own, @arguments) = @_;
    my $else = 'stub';
    if (-e "$node/answers/$name") {
        need('stub/answers');
        $else = give_answer("$node/answers/$name", @arguments);
    }
    return run_own("$own/$name", @arguments) if $own ne '' && -x "$own/$name";
    return $else eq 'real' ? run_real(@arguments) // not_found() : run_stub(@arguments);
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

sub escaped {
    my ($field) = @_;
    $field =~ s/([%\t\n\r])/sprintf '%%%02X', ord $1/ge;
    return $field;
}

# Puts the status in its place in a line that was recorded before.
sub record_status {
    defined $status_at && open(my $log, '+<', "$node/calls") or return;
    sysseek($log, $status_at, 0);
    syswrite($log, sprintf '%03d', $_[0]);
}

1;
