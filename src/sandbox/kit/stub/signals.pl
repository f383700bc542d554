# Signal names and numbers, as Linux has them.

our @SIGNALS = qw(0 HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU
    URG XCPU XFSZ VTALRM PROF WINCH POLL PWR SYS);

sub signal_names { return @SIGNALS[1 .. $#SIGNALS] }

# The name, without SIG, of a signal that is given by number or name; undef for what is no signal.
sub signal_name {
    my ($word) = @_;
    return $SIGNALS[$word] if $word =~ /\A\d{1,3}\z/;
    $word =~ s/\ASIG//;
    $word = 'POLL' if $word eq 'IO';
    $word = 'ABRT' if $word eq 'IOT';
    $word = 'CHLD' if $word eq 'CLD';
    my ($found) = grep { $_ eq $word } @SIGNALS;
    return $found;
}

sub signal_number {
    my ($wanted) = @_;
    my ($number) = grep { $SIGNALS[$_] eq $wanted } 0 .. $#SIGNALS;
    return $number;
}

1;
