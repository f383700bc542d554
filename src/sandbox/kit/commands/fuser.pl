# fuser of psmisc, for ports (445/tcp): who listens there. The node does not know who has a file open.

our ($kit, $name);

sub run {
    my @args = @_;
    need("stub/options");
    need("stub/signals");
    my $signal = 'KILL';
    for my $at (reverse 0 .. $#args) {
        next if $args[$at] !~ /\A-([0-9]+|[A-Z]{3,}\d*)\z/ || !defined signal_name($1);
        $signal = signal_name($1);
        splice @args, $at, 1;
    }
    my ($option, @names) = parse_options('kill|k silent|s verbose|v! namespace|n= all|a ipv4|4 ipv6|6 mount|m ismountpoint|M '
        . 'interactive|i! user|u! list-signals|l! inode|I c! w! version|V! help!', \@args);
    fail(1, 'No process specification given') if !@names;
    need("stub/services");
    lock_node();
    my $status = 1;
    for my $wanted (@names) {
        my ($port, $protocol) = ($wanted =~ m{\A(\d+)/(tcp|udp)\z}, '', '');
        ($port, $protocol) = ($wanted, $option->{namespace}) if defined $option->{namespace} && $wanted =~ /\A\d+\z/;
        not_simulated(1, 'files') if $port eq '' || $protocol !~ /\A(?:tcp|udp)\z/;
        my %listens = map { $_->{service} => 1 } grep {
            $_->{protocol} eq $protocol && $_->{port} eq $port && $_->{service} ne '-' && is_active($_->{service});
        } rows('ports');
        my @found = grep { $listens{ $_->{service} } } rows('processes');
        next if !@found;
        $status = 0;
        if (!defined $option->{silent}) {
            # As fuser does: only the numbers go to standard output.
            print STDERR "$port/$protocol:", ' ' x (19 - length "$port/$protocol");
            print map { sprintf ' %5d', $_->{pid} } @found;
            $| = 1;    # the line break comes behind them
            print STDERR "\n";
        }
        if (defined $option->{kill}) { end_process($_, $signal) for @found }
    }
    return $status;
}

1;
