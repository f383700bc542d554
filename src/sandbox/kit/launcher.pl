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
#   Z          nothing runs any more and all has been sent: the launcher ends
# End of standard input: everything that is left is killed.
#
# isolated/enter.pl, which may have gone before in the same process, sets $on_start (called with that),
# $on_finish and $process_limit.
# Every module costs a start of ours a millisecond or two: warnings come from `perl -w`, constants
# are variables. And this file has only what the first script waits for: launcher/watch.pl has the rest, which is
# compiled while that script runs, or before where the editor takes longer.
use strict;

our ($on_start, $on_finish, $process_limit);
our ($sys_execve, $sys_prctl, $sys_pidfd_open) = @ARGV;
our ($EINTR, $EACCES) = (4, 13);
our $CHUNK = 1 << 16;    # bytes; what a pipe holds
our ($KIT) = __FILE__ =~ m{(.*)/};
my $PR_SET_CHILD_SUBREAPER = 36;
my $SCRIPT_NICENESS = 10;

require "$KIT/launcher/portable.pl" if !$sys_execve;
$SIG{PIPE} = 'IGNORE';
our $subreaper = $sys_prctl && syscall($sys_prctl, $PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0;
close_inherited();
our $commands = '';
our $finishing = 0;
our ($pending, $waiting) = ('', 0);    # frames that have not been sent, and how many
our @environment;
our %running;    # pid => { id, out => pipe, trace => pipe, exit => pidfd }
our %groups;     # pid of every group leader ever started => id

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
            watch('finish') if !$finishing;
            last;
        }
        $done += $n;
    }
    ($pending, $waiting) = ('', 0);
}

# Returns the errno.
sub exec_program {
    my ($path, @argv) = @_;
    return exec_portably($path, @argv) if !$sys_execve;
    my ($argv, $envp) = (pack('p*', @argv, undef), pack('p*', @environment, undef));
    syscall($sys_execve, $path, $argv, $envp);
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

# Obeys what launcher/watch.pl is not needed for.
sub obey {
    my ($command, @fields) = @_;
    if ($command eq 'start') { start(@fields[0, 1], undef, undef, @fields[2 .. $#fields]) }
    elsif ($command eq 'trace') {
        my ($id, $path, $program, $count, @words) = @fields;
        my @variables = splice @words, 0, $count;
        start($id, $path, $program, \@variables, @words);
    }
    elsif ($command eq 'env') { @environment = @fields }
    else { watch($command, @fields) }
}

# Reads what has come and obeys it; where nothing comes any more, this is the end.
sub take_commands {
    my $n = sysread(STDIN, $commands, $CHUNK, length $commands);
    return if !defined $n && $! == $EINTR;
    watch('finish') if !$n;
    while (length $commands >= 4) {
        my $length = unpack('N', $commands);
        last if length $commands < 4 + $length;
        my @fields = split /\0/, substr($commands, 4, $length), -1;
        substr($commands, 0, 4 + $length) = '';
        obey(@fields);
    }
}

sub load_rest {
    require "$KIT/launcher/watch.pl";
    $on_start->() if $on_start;
}

# Does one of the commands that are not obeyed here.
sub watch {
    load_rest();
    return obey_watching(@_);
}

send_frame('R', 0, '') if $on_finish;
while (!%groups) {
    my $input = '';
    vec($input, 0, 1) = 1;
    load_rest() if !select($input, undef, undef, 0);    # nothing has come yet: there is time
    take_commands();
}
watch('loop');
