# sleep: at once where the node profile says `sleep: instant`.

sub run {
    my $is_instant = (setting('sleep') // 'real') eq 'instant';
    my @times = @_ && $_[0] eq '--' ? @_[1 .. $#_] : @_;
    # Help and options that it does not have are the real one's to tell of.
    if (!$is_instant || @times == @_ && grep { /\A-/ } @times) {
        my $status = run_real(@_);
        return $status if defined $status;
    }
    my $seconds = seconds_of(@times);
    if ($is_instant) { let_background_go_on() }
    else { select(undef, undef, undef, $seconds) }
    return 0;
}

# The sum of the times; whatever is none of them is named.
sub seconds_of {
    my @times = @_;
    my $try = "Try 'sleep --help' for more information.";
    fail(1, "sleep: missing operand\n$try") if !@times;
    my $number = qr/\s*\+?(?:(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|0x[0-9a-f]+|inf(?:inity)?)/i;
    my @wrong = grep { !/\A$number[smhd]?\z/ } @times;
    fail(1, (map { "sleep: invalid time interval '$_'\n" } @wrong), $try) if @wrong;
    my %unit = (s => 1, m => 60, h => 3600, d => 86400);
    my $seconds = 0;
    for (@times) { $seconds += $1 * $unit{ $2 || 's' } if /\A(.*?)([smhd]?)\z/s && $1 !~ /x/i }
    return $seconds;
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
