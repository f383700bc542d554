# rpcinfo: the RPC programs of this node, and calls of one.

our ($kit, $node, $name);

our $USAGE = <<'END' =~ s/\n\z//r;
Usage: rpcinfo [-m | -s] [host]
       rpcinfo -p [host]
       rpcinfo -T netid host prognum [versnum]
       rpcinfo -l host prognum versnum
       rpcinfo [-n portnum] -u | -t host prognum [versnum]
       rpcinfo -a serv_address -T netid prognum [version]
       rpcinfo -b prognum versnum
       rpcinfo -d [-T netid] prognum versnum
END

sub run {
    my @args = @_;
    my ($mode, $netid, @words) = ('');
    while (@args) {
        my $arg = shift @args;
        if ($arg =~ /^-n(.*)/) { shift @args if $1 eq '' }
        elsif ($arg =~ /^-T(.*)/) {
            $netid = $1 ne '' ? $1 : shift @args;
            fail(1, "rpcinfo: option requires an argument -- 'T'\n$USAGE") if !defined $netid;
            $mode = 'T' if $mode ne 'd' && $mode ne 'a';
        }
        elsif ($arg =~ /^-([psmltubda])\z/) { $mode = $1 }
        elsif ($arg =~ /^-./) {
            my @letters = grep { !/[psmltubdanT]/ } split //, substr $arg, 1;
            not_simulated(1) if !@letters;
            fail(1, (map { "$name: invalid option -- '$_'\n" } @letters), $USAGE);
        }
        else { push @words, $arg }
    }
    need("stub/rpc");
    not_simulated(1) if $mode =~ /^[mlbda]\z/;
    if ($mode =~ /^[Ttu]\z/ && @words > ($mode eq 'T' ? 1 : 0)) { return call($mode, $netid, @words) }
    fail(1, $USAGE) if $mode =~ /^[tu]\z/ || @words > 1;
    return list($mode, $words[0]);
}

# Lists what is registered.
sub list {
    my ($mode, $host) = @_;
    not_simulated(1, 'another host') if defined $host && !is_this_node($host);
    my @programs = registered_programs();
    if (!@programs) {
        fail(1, defined $host ? "$host: " : q(rpcinfo: can't contact portmapper: ),
            'RPC: Remote system error - Connection refused') if $mode eq 'p';
        fail(1, q(rpcinfo: can't contact rpcbind: ), defined $host
            ? ': RPC: Unable to receive; errno = Connection refused' : 'RPC: Remote system error - Connection refused');
    }
    return list_ports(grep { $_->{protocol} !~ /6\z/ } @programs) if $mode eq 'p';
    return list_short(@programs) if $mode eq 's';
    say_line('   program version netid     address                service    owner');
    for my $row (@programs) {
        my $high = $row->{port} >> 8;
        my $low = $row->{port} & 255;
        my $any = $row->{protocol} =~ /6\z/ ? '::' : '0.0.0.0';
        say_line(sprintf '%10s  %3s    %-10s%-23s%-10s %s', @$row{qw(number version protocol)}, "$any.$high.$low",
            $row->{name}, owner($row));
    }
    return 0;
}

# rpc.statd gives up root; others are `superuser`.
sub owner { return $_[0]{number} == 100024 ? 'unknown' : 'superuser' }

sub list_ports {
    say_line('   program vers proto   port  service');
    say_line(sprintf '%10s %4s %5s %6s  %s', @$_{qw(number version protocol port name)}) for @_;
    return 0;
}

sub list_short {
    my @rows = @_;
    say_line('   program version(s) netid(s)                         service     owner');
    my %seen;
    for my $row (grep { !$seen{ $_->{number} }++ } @rows) {
        my @same = grep { $_->{number} == $row->{number} } @rows;
        my (%versions, %netids, @netids);
        $versions{ $_->{version} } = 1 for @same;
        # The real one puts each new one in front.
        $netids{ $_->{protocol} }++ or unshift @netids, $_->{protocol} for @same;
        say_line(sprintf '%10s  %-10s%-33s%-12s%s', $row->{number}, join(',', sort { $a <=> $b } keys %versions),
            join(',', @netids), $row->{name}, owner($row));
    }
    return 0;
}

# Calls procedure 0 of a program: of one version, or of all.
sub call {
    my ($mode, $netid, $host, $program, $version, @rest) = @_;
    fail(1, $USAGE) if @rest || !defined $program;
    $netid = $mode eq 'u' ? 'udp' : 'tcp' if $mode ne 'T';
    my $prefix = $mode eq 'T' ? 'rpcinfo' : $host;
    my $number = program_number($program);
    fail(1, "rpcinfo: $program is unknown service") if !defined $number;
    fail(1, "rpcinfo: $version is illegal version number") if defined $version && $version !~ /^\d+\z/;
    fail(1, "rpcinfo: Could not find $netid") if $netid !~ /^(?:tcp|udp)6?\z/;
    fail(1, "$prefix: RPC: Unknown host") if $netid =~ /6/ ? $host =~ /^[\d.]+\z/ : $host =~ /:/;
    not_simulated(1, 'another host') if !is_this_node($host);
    fail(1, "$prefix: RPC: ", $netid =~ /^udp/ ? 'Unable to receive' : 'Remote system error - Connection refused')
        if !has_portmapper();
    my %versions = map { $_->{version} => 1 } rows_for($number, $netid);
    fail(1, "$prefix: RPC: Program not registered") if !%versions;
    my @versions = sort { $a <=> $b } keys %versions;
    for (defined $version ? $version : @versions) {
        if (!$versions{$_}) {
            complain("rpcinfo: RPC: Program/version mismatch; low version = $versions[0], high version = $versions[-1]");
            say_line("program $number version $_ is not available");
            return 1;
        }
        say_line("program $number version $_ ready and waiting");
    }
    return 0;
}

1;
