# ip neighbour

our ($kit, $node, $name, %ip);

our %NEIGHBOUR_STATE = map { $_ => 1 } qw(PERMANENT REACHABLE NOARP NONE STALE DELAY PROBE FAILED INCOMPLETE);

sub run_object {
    my @args = @_;
    my $command = @args ? ip_command('neigh', shift @args, qw(add change chg replace delete get show lst list flush help)) : 'show';
    not_simulated(255) if $command eq 'get' || $command eq 'help';
    my %what;
    fail(1, 'Flush requires arguments.') if $command eq 'flush' && !@args;
    while (@args) {
        my $word = shift @args;
        if ($word eq 'dev' || $word eq 'lladdr') { $what{$word} = ip_next(\@args) }
        elsif ($word eq 'nud') {
            my $state = ip_next(\@args);
            $what{state} = uc $state;
            $NEIGHBOUR_STATE{ uc $state } || $state eq 'all' or fail(255, qq(Error: argument "$state" is wrong: nud state is bad\n));
        }
        elsif ($word =~ /\A(?:proxy|router|extern_learn|managed|use|vrf|nomaster|master|unused|protocol|help)\z/) { not_simulated(2, $word) }
        else {
            $word = ip_next(\@args) if $word eq 'to';
            next if $word =~ /\A(?:all|any|default)\z/ && $command =~ /\A(?:show|lst|list|flush)\z/;
            my $kind = !defined $ip{family} ? 'any valid' : $ip{family} == 4 ? 'inet' : 'inet6';
            my $part = $command =~ /\A(?:show|lst|list|flush)\z/ ? 'prefix' : 'address';
            my ($bytes, $bits) = parse_prefix($word);
            fail(1, qq(Error: $kind $part is expected rather than "$word".))
                if !defined $bytes || defined $ip{family} && $ip{family} != family_of($bytes);
            $what{network} = [$bytes, $bits];
            $what{address} = ip_text($bytes);
        }
    }
    return show_neighbours(%what) if $command =~ /\A(?:show|lst|list)\z/;
    lock_node();
    fail(1, qq(Cannot find device "$what{dev}")) if defined $what{dev} && !row_where('interfaces', 'name', $what{dev});
    return flush_neighbours(%what) if $command eq 'flush';
    fail(255, 'Device and destination are required arguments.') if !defined $what{dev} || !defined $what{address};
    return change_neighbour($command, %what);
}

sub wanted_neighbours {
    my ($what, @rows) = @_;
    return grep {
        my $bytes = ip_bytes($_->{address});
        defined $bytes && (!defined $ip{family} || $ip{family} == family_of($bytes)) && (!defined $what->{dev} || $what->{dev} eq $_->{interface})
            && (!$what->{network} || lies_in($bytes, @{ $what->{network} }))
            && (!defined $what->{state} || $what->{state} eq 'ALL' || $what->{state} eq $_->{state})
    } @rows;
}

sub show_neighbours {
    my %what = @_;
    fail(1, qq(Cannot find device "$what{dev}")) if defined $what{dev} && !row_where('interfaces', 'name', $what{dev});
    my @rows = wanted_neighbours(\%what, rows('neighbours'));
    @rows = grep { $_->{state} ne 'NOARP' } @rows if !defined $what{state};
    if ($ip{json}) {
        say_json([map {
            { parts => [dst => $_->{address}, (defined $what{dev} ? () : (dev => $_->{interface})),
                ($_->{mac} ne '-' ? (lladdr => $_->{mac}) : ()), state => [$_->{state}]] }
        } @rows]);
        return 0;
    }
    for (@rows) {
        say_line($_->{address}, defined $what{dev} ? ' ' : " dev $_->{interface} ", $_->{mac} ne '-' ? "lladdr $_->{mac} " : '', "$_->{state} ");
    }
    return 0;
}

sub change_neighbour {
    my ($command, %what) = @_;
    change_table('neighbours', sub {
        my @rows = @_;
        my ($row) = grep { $_->{address} eq $what{address} && $_->{interface} eq $what{dev} } @rows;
        if ($command eq 'delete') {
            fail(2, 'RTNETLINK answers: No such file or directory') if !$row;
            return grep { $_ != $row } @rows;
        }
        fail(2, 'RTNETLINK answers: File exists') if $row && $command eq 'add';
        fail(2, 'RTNETLINK answers: No such file or directory') if !$row && $command =~ /\Ach/;
        $what{state} //= 'PERMANENT';
        fail(2, 'Error: No link layer address given.') if !defined $what{lladdr} && $what{state} =~ /\A(?:PERMANENT|REACHABLE|STALE)\z/ && !$row;
        push @rows, $row = { address => $what{address}, interface => $what{dev}, mac => '-' } if !$row;
        $row->{mac} = join ':', map { sprintf '%02x', hex } split /:/, $what{lladdr} if defined $what{lladdr};
        $row->{state} = $what{state};
        return @rows;
    });
    return 0;
}

sub flush_neighbours {
    my %what = @_;
    change_table('neighbours', sub {
        my @all = @_;
        my %is_gone = map { ($_ => 1) } grep { defined $what{state} || $_->{state} !~ /\A(?:PERMANENT|NOARP)\z/ } wanted_neighbours(\%what, @all);
        return grep { !$is_gone{$_} } @all;
    });
    return 0;
}

1;
