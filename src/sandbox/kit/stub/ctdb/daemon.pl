# What CTDB's programs have in common: the release, and the wait for ctdbd.

our %ctdb;

our $NEWEST = 4024;

# 4017 for 4.17.
sub release_number {
    my $version = setting('version');
    return $NEWEST if !defined $version || $version !~ /^(\d+)(?:\.(\d+))?/;
    return $1 * 1000 + ($2 // 0);
}

# During `init` ctdbd's socket is there, but nobody reads it; the tool waits without a limit other than -T.
sub wait_for_daemon {
    wait_in_init() if (setting('runstate') // '') eq 'INIT';
}

sub wait_in_init {
    flag_call('hangs');
    record_early();
    complain('ctdb-events: ctdbd does not answer during init: a real node would wait here');
    my ($caller, $waited) = (getppid, 0);
    while (!$ctdb{maxruntime} || $waited < $ctdb{maxruntime}) {
        select(undef, undef, undef, 0.25);
        $waited += 0.25;
        # Nobody is left to wait for the answer.
        end_call(1) if getppid != $caller;
    }
    fail(1, 'Maximum runtime exceeded - exiting');
}

# As strtoul with base 0 reads it; what follows the digits is not looked at.
sub number {
    my ($text) = @_;
    my ($sign, $digits) = $text =~ /^\s*([-+]?)(0[xX][0-9a-fA-F]+|\d+)/ or return 0;
    my $value = $digits =~ /^0[xX]/ ? hex $digits : $digits =~ /^0([0-7]+)/ ? oct $1 : 0 + $digits;
    return $sign eq '-' ? -$value : $value;
}

1;
