# What the launcher does once something runs: output and ends of scripts, what is left of them; see ../launcher.pl.
use strict;

our ($on_finish, $process_limit, $subreaper, $EINTR, $CHUNK, $KIT, $finishing, $waiting, %running, %groups);
my $WNOHANG = 1;
my $TRACE_CHUNK = 1 << 20;
my $MOMENT = 0.005;     # seconds
my ($LOOK_AFTER, $LOOK_ROUNDS) = (0.05, 10);    # seconds or rounds between two counts of processes
my $looked = 0;
my $trace_rests = 0;    # shells write a trace line by line: it is left alone for a moment after each read

# Does what launcher.pl leaves to this file: a command, the end, or the loop in which all of it is awaited.
sub obey_watching {
    my ($command, @fields) = @_;
    if ($command eq 'sweep') { sweep(@fields) }
    elsif ($command eq 'signal') {
        my ($id, $name) = @fields;
        kill $name, -$_ for grep { $groups{$_} == $id } keys %groups;
    }
    elsif ($command eq 'finish') { finish() }
    elsif ($command eq 'loop') { watch_all() }
}

# One read, as CTDB does: what is in the pipe when the script ends is its output, later bytes are not.
sub read_pipe {
    my ($process, $pipe) = @_;
    my ($type, $size) = $pipe eq 'out' ? ('O', $CHUNK) : ('T', $TRACE_CHUNK);
    my $n = sysread($process->{$pipe}, my $chunk, $size);
    $trace_rests = 1 if $type eq 'T';
    if ($n) { send_frame($type, $process->{id}, $chunk) }
    elsif (defined $n || $! != $EINTR) { close $process->{$pipe}; $process->{$pipe} = undef }
}

# What to give to select, to hear from any of these pipes of processes.
sub pipes_of {
    my ($pipes, @processes) = @_;
    my $wanted = '';
    for my $process (@processes) {
        for (grep { $process->{$_} } @$pipes) { vec($wanted, fileno $process->{$_}, 1) = 1 }
    }
    return $wanted;
}

sub read_ready {
    my ($ready, @processes) = @_;
    for my $process (@processes) {
        for (grep { $process->{$_} } 'out', 'trace') {
            read_pipe($process, $_) if vec($ready, fileno $process->{$_}, 1);
        }
    }
}

# Lets no process hang at a full pipe while nothing else is done.
sub drain {
    my ($ready, @processes) = (pipes_of(['out', 'trace'], @_), @_);
    read_ready($ready, @processes) if select($ready, undef, undef, 0) > 0;
}

# Reports every process that has ended; true while others live.
sub reap {
    my $pid;
    while (($pid = waitpid(-1, $WNOHANG)) > 0) {
        my $status = $?;
        my $process = delete $running{$pid} or next;
        drain($process);
        send_frame('X', $process->{id}, $status);
    }
    return $pid == 0;
}

# A subreaper has every descendant as a child in the end; others know their groups only.
sub any_left {
    return 1 if reap();
    return 0 if $subreaper;
    for my $group (keys %groups) { return 1 if kill 0, -$group }
    return 0;
}

sub kill_all {
    require "$KIT/launcher/descendants.pl";
    for (1 .. 100) {
        my %left = descendants([keys %running], \%groups);
        kill 'KILL', keys %left;
        kill 'KILL', map { -$_ } keys %groups if !$subreaper;
        select(undef, undef, undef, 0.002);
        return if !any_left();
    }
}

sub sweep {
    my ($id, $grace_ms) = @_;
    my $waited = 0;
    while (any_left() && $waited < $grace_ms) {
        drain(values %running);
        select(undef, undef, undef, 0.005);
        $waited += 5;
    }
    my %left;
    if (any_left()) {
        require "$KIT/launcher/descendants.pl";
        %left = descendants([keys %running], \%groups);
        kill_all();
    }
    send_frame('L', $id, join "\0", map { ($_, $left{$_}) } sort { $a <=> $b } keys %left);
}

sub finish {
    $finishing = 1;
    kill_all() if any_left();
    $on_finish->() if $on_finish;
    send_frame('Z', 0, '');
    exit 0;
}

# A fork bomb cannot be outrun process by process; process 1 of a namespace reaches all of them at once. The dead
# are collected meanwhile: they hold process IDs.
sub stop_fork_bomb {
    opendir(my $proc, '/proc') or return;
    my $count = grep { /^\d/ } readdir $proc;
    return if $count <= $process_limit;
    for (1 .. 1000) {
        kill 'KILL', -1;
        last if !reap();
        select(undef, undef, undef, 0.002);
    }
    send_frame('N', 0, "More than $process_limit processes ran at once: all of them were killed.");
}

# Until standard input ends.
sub watch_all {
    while (1) {
        my $wanted = pipes_of($trace_rests ? ['out'] : ['out', 'trace'], values %running);
        my $timeout = $waiting || $trace_rests ? $MOMENT : undef;
        vec($wanted, 0, 1) = 1;
        for my $process (values %running) {
            if ($process->{exit}) { vec($wanted, fileno $process->{exit}, 1) = 1 }
            else { $timeout = $MOMENT }
        }
        $timeout //= $LOOK_AFTER if $process_limit;
        my $ready = $wanted;
        my $count = select($ready, undef, undef, $timeout);
        $ready = '' if $count < 0;
        if ($count == 0) {
            $trace_rests = 0;
            flush_frames();
        }
        if ($process_limit && ($count == 0 || ++$looked > $LOOK_ROUNDS)) {
            $looked = 0;
            stop_fork_bomb();
        }
        read_ready($ready, values %running);
        reap();
        take_commands() if vec($ready, 0, 1);
    }
}

1;
