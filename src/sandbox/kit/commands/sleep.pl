# sleep: at once where the node profile says `sleep: instant`.

sub run {
    if ((setting('sleep') // 'real') eq 'instant') {
        let_background_go_on();
        return 0;
    }
    my $status = run_real(@_);
    return $status if defined $status;
    my $seconds = 0;
    my %unit = (s => 1, m => 60, h => 3600, d => 86400);
    for (@_) {
        /^(\d*\.?\d+|\d+\.)([smhd]?)\z/ or fail(1, "sleep: invalid time interval '$_'");
        $seconds += $1 * $unit{ $2 || 's' };
    }
    select(undef, undef, undef, $seconds);
    return 0;
}

# A script that looks at something in its background once a second would otherwise give up before that has begun. So
# there is time until one of these processes ends, at most 0.2 s.
sub let_background_go_on {
    my $shell = getppid;
    my @others = grep { $_ != $$ } children_of($shell);
    for (1 .. 40) {
        last if !@others || grep { has_ended($_) } @others;
        select(undef, undef, undef, 0.005);
    }
}

# By proc(5); none where the system does not tell.
sub children_of {
    my ($process) = @_;
    open my $list, '<', "/proc/$process/task/$process/children" or return;
    return split ' ', <$list> // '';
}

sub has_ended {
    my ($process) = @_;
    open my $state, '<', "/proc/$process/stat" or return 1;
    return (<$state> // '') =~ /\) Z/;
}

1;
