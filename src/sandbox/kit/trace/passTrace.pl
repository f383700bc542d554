# Gives a shell that was forked for a traced script the pipe that its trace goes to; see ../launcher.pl.
use strict;

# Where few scripts have descriptors of their own; the lower ones for machines that allow few. Below 256 bash has its own.
my ($F_DUPFD, @DESCRIPTORS) = (0, 1000, 260, 100, 20);
my ($F_SETPIPE_SZ, $PIPE_BYTES) = (1031, 1 << 20);

# The two ends of a pipe, a large one where the system has such (Linux); nothing where there is none.
sub trace_pipe {
    pipe(my $trace, my $end) or return;
    fcntl($trace, $F_SETPIPE_SZ, $PIPE_BYTES) if $^O eq 'linux';
    return ($trace, $end);
}

# $kit: this kit's folder; $environment, $variables: lists of NAME=VALUE, of the script and for prelude.sh.
# Returns the whole environment.
sub pass_trace {
    my ($pipe, $kit, $environment, $variables) = @_;
    my $number;
    for (@DESCRIPTORS) { $number = fcntl($pipe, $F_DUPFD, $_) and last }
    my @before = map { /^(BASH_ENV=.*)/s ? "CTDB_EVENTS_TRACE_$1" : () } @$environment;
    my @others = grep { !/^BASH_ENV=/ } @$environment;
    return (@others, @before, @$variables, "CTDB_EVENTS_TRACE_FD=$number", "BASH_ENV=$kit/trace/prelude.sh");
}

1;
