# iptables-restore and ip6tables-restore: all tables of the input, or nothing.

our ($kit, $node, $name, %fw);

need("stub/iptables/chains");
need("stub/iptables/parse");

sub run {
    my @args = @_;
    $fw{family} = $name =~ /6/ ? 'ip6' : 'ip4';
    $fw{title} = $name;
    my ($keeps, $is_test, $only) = (0, 0);
    while (@args) {
        my $word = shift @args;
        if ($word =~ /\A(?:-n|--noflush)\z/) { $keeps = 1 }
        elsif ($word =~ /\A(?:-t|--test)\z/) { $is_test = 1 }
        elsif ($word =~ /\A(?:-T|--table)\z/) { $only = shift @args }
        elsif ($word =~ /\A(?:-w|--wait)(?:=?\d+)?\z/) { shift @args if @args && $args[0] =~ /\A\d+\z/ }
        elsif ($word =~ /\A-/ && $word !~ /\A(?:-c|--counters|-v|--verbose)\z/) { not_simulated(1) }
        elsif ($word !~ /\A-/) { open(STDIN, '<', $word) or fail(1, "Can't open $word: $!") }
    }
    my @lines = <STDIN>;
    change_table('firewall', sub { my @new = restored($keeps, $only, \@lines, @_); $is_test ? @_ : @new });
    return 0;
}

sub restored {
    my ($keeps, $only, $lines, @rows) = @_;
    my ($number, @chains, $is_open) = (0);
    for my $line (@$lines) {
        $number++;
        chomp $line;
        next if $line =~ /\A\s*(?:#|\z)/;
        if ($line =~ /\A\*(\S+)/) {
            ($fw{table}, $is_open) = ($1, 1);
            @chains = $keeps ? chains_of(@rows) : chains_of();
            next;
        }
        fail(1, "$name: line $number failed: no table") if !$is_open;
        if ($line eq 'COMMIT') {
            $is_open = 0;
            next if defined $only && $only ne $fw{table};
            @rows = ((grep { $_->{family} ne $fw{family} || $_->{table} ne $fw{table} } @rows), map { rows_of($_) } @chains);
        }
        elsif ($line =~ /\A:(\S+)\s+(\S+)/) {
            my ($chain, $policy) = ($1, $2);
            my ($found) = grep { $_->[0] eq $chain } @chains;
            if (!$found) { push @chains, [$chain, $policy] }
            else { splice @$found, 1, is_builtin($chain) && $keeps ? 1 : $#$found, $policy }
        }
        else {
            $line =~ s/\A\[\d+:\d+\] //;
            my @words = map { /\A"(.*)"\z/s ? $1 =~ s/\\(.)/$1/gr : $_ } $line =~ /"(?:\\.|[^"\\])*"|\S+/g;
            my ($command, $chain) = splice @words, 0, 2;
            not_simulated(1, "line $number") if $command !~ /\A-[AI]\z/;
            my ($found) = grep { $_->[0] eq $chain } @chains or fail(2, "$name v1.8.9 (nf_tables): Chain '$chain' does not exist\nError occurred at line: $number");
            $fw{line} = $number;
            my ($target, @specs) = parse_rule($chain, @words);
            check_kernel($command eq '-A' ? 'APPEND' : 'INSERT', $chain, @specs);
            if ($command eq '-A') { push @$found, @specs }
            else { splice @$found, 2, 0, @specs }
        }
    }
    fail(1, "$name: COMMIT expected at line " . ($number + 1)) if $is_open;
    return @rows;
}

1;
