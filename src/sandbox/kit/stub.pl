# Runs one stub command on the virtual node and records the call.
#
# Started by the small file that the sandbox writes for a virtual node (see src/sandbox/stubFolder.ts):
#   stub(KIT, NODE, OWN, REAL, @ARGV)   with $0 as the command was called
# KIT is this folder, NODE the virtual node's folder, OWN a folder of the user's stubs or '', REAL ':'-separated
# folders where a command that a stub wants to hand on to is looked for.
#
# A stub runs for every command that a script calls, so it must start fast: no modules, and only the functions that a
# call needs are compiled (see `need`). Perl rather than shell, since one process then does it all: locks, time, tables.

our ($kit, $node, $name, $real_path) = ('', '', '', '');
our ($called_at, $flag, $is_recorded, $status_at, @called) = (0, '-', 0);
our (%needed, %later);

# How many parents are looked at for the script that called.
our $MAX_PARENTS = 12;
our $LARGEST_FILE = 1 << 15;    # bytes, of the kit

# Nothing but the text itself is in its sight: variables at the head of a file of the kit are `our`, so that its functions
# find them whenever they are compiled.
sub compile { eval $_[0]; die $@ if $@ }

# Loads a file of the kit, named without its `.pl`, once. Perl takes longer to compile a file than for all else that a call
# does, so what stands between the functions is executed, and of the functions only places are noted: AUTOLOAD compiles
# each when it is first called. A function begins with `sub NAME {` and ends with `}` in a line of its own, or is one line.
sub need {
    my ($part) = @_;
    return if $needed{$part}++;
    my $path = "$kit/$part.pl";
    open(my $file, '<', $path) or die "$path: $!\n";
    sysread($file, my $text, $LARGEST_FILE) or die "$path: $!\n";
    close $file;
    my ($rest, $done) = ('', 0);
    while ((my $at = 1 + index $text, "\nsub ", $done) > 0) {
        my $line_end = index $text, "\n", $at;
        my $end = substr($text, $line_end - 1, 1) eq '}' ? $line_end : 2 + index $text, "\n}\n", $at;
        my $function = substr $text, $at + 4, index($text, ' ', $at + 4) - $at - 4;
        $later{$function} = [\$text, $at, $end - $at, $path];
        # Blank lines in its place: messages name the line.
        $rest .= substr($text, $done, $at - $done) . "\n" x (substr($text, $at, $end - $at) =~ tr/\n//);
        $done = $end;
    }
    compile(qq(#line 1 "$path"\n$rest) . substr $text, $done);
}

# Compiles a function when it is first called. No regular expressions here: its arguments may be aliases of $1.
sub AUTOLOAD {
    our $AUTOLOAD;
    my $function = substr $AUTOLOAD, length 'main::';
    need('stub/rare') if !$later{$function};
    my ($text, $at, $length, $path) = @{ $later{$function} or die "$name: there is no function $function\n" };
    my $line = 1 + (substr($$text, 0, $at) =~ tr/\n//);
    local $@;
    compile(qq(#line $line "$path"\n) . substr $$text, $at, $length);
    goto &$AUTOLOAD;
}

sub stub {
    (my $own, my @arguments);
    ($kit, $node, $own, $real_path, @arguments) = @_;
    $name = substr $0, 1 + rindex $0, '/';
    @called = ($name, @arguments);
    $called_at = microseconds();
    $SIG{PIPE} = 'IGNORE';
    local $| = 0;
    # Answers that were laid for this command, and the user's own stub, go before ours.
    end_call(run_other($own, @arguments)) if $own ne '' || -e "$node/answers/$name";
    end_call(run_stub(@arguments));
}

sub run_stub {
    need('stub/tables');
    need("commands/$name");
    return run(@_);
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

# One line per call, in one write: calls of several processes do not mix.
#   MICROSECONDS STATUS FLAG CALLER ARGV...   joined by tabs; what would break the line stands as %XX
sub record_call {
    my ($status) = @_;
    return record_status($status) if $is_recorded++;
    my $line = join "\t", map { tr/%\t\n\r// ? escaped($_) : $_ } $called_at, $status, $flag, caller_command(), @called;
    open(my $log, '>>', "$node/calls") or return;
    syswrite($log, "$line\n");
    $status_at = sysseek($log, 0, 1) - length($line) + length($called_at) if $status eq '---';
}

# The command line of the nearest parent that is no stub and no helper program: the script, as a rule.
sub caller_command {
    my $pid = getppid;
    for (1 .. $MAX_PARENTS) {
        open(my $file, '<', "/proc/$pid/cmdline") or last;
        sysread($file, my $line, 4096);
        my @words = split /\0/, $line, 4;
        for my $word (@words[0 .. ($#words < 2 ? $#words : 2)]) {
            # NN.name or NN.name.script, as every event script is called.
            return "$pid $1" if $word =~ m{(?:^|/)(\d\d\.[^/]+?)(?:\.script)?\z};
        }
        open($file, '<', "/proc/$pid/stat") or last;
        sysread($file, $line, 4096);
        ($pid) = $line =~ /.*\) \S (\d+)/s or last;
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
