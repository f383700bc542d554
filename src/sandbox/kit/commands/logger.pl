# logger of util-linux: what it logs goes to the file `log` of the node, as TAG: MESSAGE.

our ($kit, $node, $name);

our $TRY = "Try 'logger --help' for more information.\n";

sub run {
    my @args = @_;
    need("stub/options");
    my ($option, @words) = parse_options('tag|t= priority|p= file|f= id? i stderr|s skip-empty|e udp|d tcp|T server|n= port|P= '
        . 'socket|u= socket-errors= no-act size|S= prio-prefix rfc3164 rfc5424? octet-count msgid= sd-id= sd-param= journald?! '
        . 'help|h! version|V!', \@args, usage => $TRY, stop => 1);
    my $tag = $option->{tag} // getpwuid($>) // 'root';
    $tag .= '[' . getppid() . ']' if defined $option->{i} || defined $option->{id};
    my $number = priority($option->{priority} // 'user.notice');
    my @lines = @words ? (join ' ', @words) : ();
    if (!@words) {
        my $input = \*STDIN;
        if (defined $option->{file}) {
            open(my $file, '<', $option->{file}) or fail(1, "logger: file $option->{file}: $!");
            $input = $file;
        }
        chomp(@lines = <$input>);
    }
    @lines = grep { $_ ne '' } @lines if defined $option->{'skip-empty'};
    return 0 if !@lines;
    if (defined $option->{stderr}) { complain("<$number>", stamp(), " $tag: $_") for @lines }
    return 0 if defined $option->{'no-act'};
    open(my $log, '>>', "$node/log") or fail(1, "ctdb-events: $node/log cannot be written: $!");
    syswrite($log, join '', map { "$tag: $_\n" } @lines);
    return 0;
}

sub priority {
    my ($word) = @_;
    my %level = (emerg => 0, panic => 0, alert => 1, crit => 2, err => 3, error => 3, warning => 4, warn => 4, notice => 5,
        info => 6, debug => 7);
    my %facility = (kern => 0, user => 1, mail => 2, daemon => 3, auth => 4, security => 4, syslog => 5, lpr => 6, news => 7,
        uucp => 8, cron => 9, authpriv => 10, ftp => 11, map { ("local$_" => 16 + $_) } 0 .. 7);
    my ($facility, $level) = $word =~ /\A(.*)\.(.*)\z/ ? ($1, $2) : ('user', $word);
    fail(1, "logger: unknown facility name: $facility") if !defined $facility{$facility};
    fail(1, "logger: unknown priority name: $level") if !defined $level{$level};
    # The kernel's facility is not for others.
    return ($facility{$facility} || 1) * 8 + $level{$level};
}

sub stamp {
    my $now = setting('time') // 'real';
    my ($second, $minute, $hour, $day, $month) = localtime($now =~ /\A\d+\z/ ? $now : time);
    return sprintf '%s %2d %02d:%02d:%02d', (qw(Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec))[$month], $day, $hour, $minute, $second;
}

1;
