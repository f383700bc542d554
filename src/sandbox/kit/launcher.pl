# Starts the scripts of one run, as CTDB's run_proc.c does: fork, setpgid, one pipe for output
# and error, standard input from /dev/null, SIGPIPE ignored, execve without a shell.
#
# Node cannot do this by itself: it gives children sockets in place of pipes, resets SIGPIPE, and
# falls back to a shell for a file without `#!`.
#
# Usage: perl -w launcher.pl EXECVE PRCTL PIDFD_OPEN   (system call numbers; 0: not known on this machine)
# Standard input, frames of  length(4) payload  where payload is fields joined by NUL:
#   env NAME=VALUE...            start ID PATH ARGV...
#   signal ID NAME               sweep ID GRACE_MS
#   trace ID PATH PROGRAM COUNT NAME=VALUE... ARGV...   start, but PROGRAM is executed, with COUNT variables for
#                                                       trace/prelude.sh
# Standard output, frames of  type(1) id(4) length(4) payload:
#   S pid      started           E errno    fork or execve failed
#   O bytes    output            X status   ended, as waitpid gives it
#   T bytes    trace
#   L pid NUL command NUL ...    answer to sweep: what was still alive
#   R          isolated: everything is ready for the scripts
#   F file     a changed file of the virtual node (isolated/files.pl)
#   N text     what the report has to tell
# End of standard input: everything that is left is killed.
#
# isolated/enter.pl, which may have gone before in the same process, sets $on_finish and $process_limit.
# Every module costs a start of ours a millisecond or two: warnings come from `perl -w`, constants
# are variables.
use strict;

our ($on_finish, $process_limit);
my ($sys_execve, $sys_prctl, $sys_pidfd_open) = @ARGV;
my ($EINTR, $ENOEXEC, $EACCES, $WNOHANG) = (4, 8, 13, 1);
my $PR_SET_CHILD_SUBREAPER = 36;
my $CHUNK = 1 << 16;    # bytes; what a pipe holds
my $TRACE_CHUNK = 1 << 20;
my $MOMENT = 0.005;     # seconds
my ($KIT) = __FILE__ =~ m{(.*)/};
my $SCRIPT_NICENESS = 10;
my ($LOOK_AFTER, $LOOK_ROUNDS) = (0.05, 10);    # seconds or rounds between two counts of processes

$SIG{PIPE} = 'IGNORE';
my $subreaper = $sys_prctl && syscall($sys_prctl, $PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0;
close_inherited();
my $commands = '';
my ($finishing, $looked) = (0, 0);
my ($pending, $waiting) = ('', 0);    # frames that have not been sent, and how many
my $trace_rests = 0;    # shells write a trace line by line: it is left alone for a moment after each read
my @environment;
my %running;    # pid => { id, out => pipe, trace => pipe, exit => pidfd }
my %groups;     # pid of every group leader ever started => id

# Whatever the editor's process left open is no business of a script.
sub close_inherited {
    opendir(my $folder, '/proc/self/fd') or return;
    my @inherited = grep { /^\d+$/ && $_ > 2 && $_ != fileno $folder } readdir $folder;
    for my $number (@inherited) {
        my $handle;
        close $handle if open($handle, '<&=', $number);
    }
}

# A start and the first output after it wait a moment for the end, so that a quick script wakes the
# editor once in place of three times.
sub send_frame {
    my ($type, $id, $data) = @_;
    $pending .= pack('aNN', $type, $id, length $data) . $data;
    $waiting++;
    flush_frames() if $waiting > 2 || $type !~ /[SOT]/;
}

sub flush_frames {
    my $done = 0;
    while ($done < length $pending) {
        my $n = syswrite(STDOUT, $pending, length($pending) - $done, $done);
        next if !defined $n && $! == $EINTR;
        if (!defined $n) {    # nobody is there to read
            finish() if !$finishing;
            last;
        }
        $done += $n;
    }
    ($pending, $waiting) = ('', 0);
}

# Without the raw system call perl would hand a file without `#!` to a shell.
sub is_program {
    return 1 unless -f $_[0];
    open(my $file, '<:raw', $_[0]) or return 1;    # execve knows better why
    read($file, my $magic, 4);
    return $magic =~ /^(?:#!|\x7fELF|\xcf\xfa\xed\xfe|\xca\xfe\xba\xbe)/;
}

sub exec_program {
    my ($path, @argv) = @_;
    if ($sys_execve) {
        my ($argv, $envp) = (pack('p*', @argv, undef), pack('p*', @environment, undef));
        syscall($sys_execve, $path, $argv, $envp);
        return $! + 0;
    }
    return $ENOEXEC unless is_program($path);
    %ENV = map { split /=/, $_, 2 } @environment;
    local $^W = 0;    # a failure is reported by its errno
    { exec { $path } @argv }
    return $! + 0;
}

# $program: what is executed in place of the file, with a trace.
sub start {
    my ($id, $path, $program, $variables, @argv) = @_;
    require "$KIT/trace/passTrace.pl" if defined $program;
    # CTDB looks at the file before it forks: the owner's bit decides, also for root.
    my @stat = stat $path or return send_frame('E', $id, $! + 0);
    return send_frame('E', $id, $EACCES) unless $stat[2] & 0100;
    pipe(my $out, my $child_out) or return send_frame('E', $id, $! + 0);
    pipe(my $failure, my $child_failure) or return send_frame('E', $id, $! + 0);
    my ($trace, $child_trace);
    !defined $program or ($trace, $child_trace) = trace_pipe() or return send_frame('E', $id, $! + 0);
    my $pid = fork;
    return send_frame('E', $id, $! + 0) if !defined $pid;
    if (!$pid) {
        open(STDIN, '<', '/dev/null');
        open(STDOUT, '>&', $child_out);
        open(STDERR, '>&', $child_out);
        setpgrp(0, 0);
        # Or thousands of processes would keep the launcher from its turn to stop them.
        setpriority(0, 0, $SCRIPT_NICENESS) if $process_limit;
        $SIG{FPE} = 'DEFAULT';    # perl ignores it for itself, and the raw execve would hand that on
        @environment = pass_trace($child_trace, $KIT, [@environment], $variables) if $trace;
        my $errno = exec_program($program // $path, @argv);
        syswrite($child_failure, $errno);
        kill 'KILL', $$;
    }
    close $child_out;
    close $child_failure;
    close $child_trace if $trace;
    my $errno;
    while (!defined sysread($failure, $errno, 16)) { last if $! != $EINTR }
    if (length $errno) {
        waitpid($pid, 0);
        return send_frame('E', $id, $errno);
    }
    my $pidfd = $sys_pidfd_open ? syscall($sys_pidfd_open, $pid, 0) : -1;
    my $exit;
    open($exit, '<&=', $pidfd) if $pidfd >= 0;
    $running{$pid} = { id => $id, out => $out, trace => $trace, exit => $exit };
    $groups{$pid} = $id;
    send_frame('S', $id, $pid);
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
    require "$KIT/descendants.pl";
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
        require "$KIT/descendants.pl";
        %left = descendants([keys %running], \%groups);
        kill_all();
    }
    send_frame('L', $id, join "\0", map { ($_, $left{$_}) } sort { $a <=> $b } keys %left);
}

sub finish {
    $finishing = 1;
    kill_all() if any_left();
    $on_finish->() if $on_finish;
    flush_frames();
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

sub obey {
    my ($command, @fields) = @_;
    if ($command eq 'start') { start(@fields[0, 1], undef, undef, @fields[2 .. $#fields]) }
    elsif ($command eq 'trace') {
        my ($id, $path, $program, $count, @words) = @fields;
        my @variables = splice @words, 0, $count;
        start($id, $path, $program, \@variables, @words);
    }
    elsif ($command eq 'env') { @environment = @fields }
    elsif ($command eq 'sweep') { sweep(@fields) }
    elsif ($command eq 'signal') {
        my ($id, $name) = @fields;
        kill $name, -$_ for grep { $groups{$_} == $id } keys %groups;
    }
}

send_frame('R', 0, '') if $on_finish;
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
    next if !vec($ready, 0, 1);
    my $n = sysread(STDIN, $commands, $CHUNK, length $commands);
    next if !defined $n && $! == $EINTR;
    finish() if !$n;
    while (length $commands >= 4) {
        my $length = unpack('N', $commands);
        last if length $commands < 4 + $length;
        my @fields = split /\0/, substr($commands, 4, $length), -1;
        substr($commands, 0, 4 + $length) = '';
        obey(@fields);
    }
}
