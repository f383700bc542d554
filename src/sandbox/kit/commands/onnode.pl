# onnode: runs a command on nodes. Here on this node only; the others cannot be reached.

our ($kit, $node, %ctdb, %NODE_FLAG);

our %given;

sub run {
    my @words = read_onnode_options(@_);
    onnode_usage() if @words < 2;
    my ($wanted, @command) = @words;
    not_simulated(1) if $given{P};
    need("stub/ctdb/daemon");
    need("stub/ctdb/nodes");
    $ctdb{release} = release_number();
    $ctdb{pnn} = $ctdb{target} = setting('pnn') // 0;
    $ctdb{failed} = 1;
    my @targets = nodes_wanted($wanted, listed_nodes());
    my $verbose = !$given{q} && ($given{v} || @targets > 1);
    my ($own) = grep { $_->{pnn} == $ctdb{pnn} } node_list();
    my $status = 0;
    for my $address (@targets) {
        complain("\n>> NODE: $address <<") if $verbose && !$given{p};
        my $mark = $verbose && $given{p} ? "[$address] " : '';
        my $ended = $own && $address eq $own->{address} ? run_here($mark, "@command") : run_there($mark, $address);
        $status = $ended if $ended;
    }
    return $status;
}

sub read_onnode_options {
    my @words = @_;
    while (@words && $words[0] =~ /^-(.+)/s) {
        my ($word, $letters) = (shift @words, $1);
        last if $word eq '--';
        while ($letters =~ s/^(.)//s) {
            my $letter = $1;
            if ($letter !~ /[cfnpqvPi]/) {
                complain("$0: illegal option -- $letter") if $letter !~ /[h?]/;
                onnode_usage();
            }
            $given{$letter} = 1;
            next if $letter ne 'f';
            $given{f} = $letters ne '' ? $letters : shift @words // onnode_usage();
            last;
        }
    }
    return @words;
}

# Addresses by line of the list of nodes, '' for a deleted one.
sub listed_nodes {
    my $base = $ENV{CTDB_BASE} // setting('base') // "$node/base";
    my $path = $given{f} // "$base/nodes";
    $path = "$base/$path" if defined $given{f} && !-e $path && $path !~ m{^/};
    if (open(my $file, '<', $path)) { return map { s/#.*//sr =~ s/\s+//gr } <$file> }
    fail(1, qq(onnode: unable to open nodes file  "$path")) if defined $given{f};
    return map { $_->{bits} & $NODE_FLAG{DELETED} ? '' : $_->{address} } node_list();
}

sub nodes_wanted {
    my ($wanted, @listed) = @_;
    my @numbers = map { /^(\d+)-(\d+)\z/ ? $1 .. $2 : /-/ ? invalid_nodes() : $_ } grep { $_ ne '' } split /,/, $wanted;
    return map {
        my $word = $_;
        $word eq 'all' ? grep { $_ ne '' } @listed
            : $word eq 'any' ? nth($ctdb{pnn}, @listed)
            : $word =~ /^(?:ok|healthy|con|connected)\z/ ? map { nth($_, @listed) } nodes_with($word)
            : $word =~ /^\d{1,3}\z/ ? nth($word, @listed)
            : $given{n} ? $word : invalid_nodes();
    } @numbers;
}

sub nodes_with {
    my ($word) = @_;
    wait_for_daemon();
    my $unfit = $word =~ /^con/ ? $NODE_FLAG{DISCONNECTED} : 0xff;
    my @nodes = grep { !($_->{bits} & ($unfit | $NODE_FLAG{DELETED})) } node_map_unknown(node_map());
    if ($word !~ /^con/) {
        need("stub/ctdb/status");
        @nodes = grep { !is_partly_online($_) } @nodes;
    }
    return map { $_->{pnn} } @nodes;
}

sub nth {
    my ($number, @listed) = @_;
    my $address = $listed[$number] // '';
    fail(1, qq(onnode: "node $number" does not exist)) if $address eq '';
    return $address;
}

sub run_here {
    my ($mark, $command) = @_;
    # ssh starts in the home folder, with nothing on standard input.
    my $before = ($given{p} || !$given{i} ? "exec </dev/null\n" : '') . ($given{c} ? '' : "cd\n");
    if ($mark eq '') {
        local $| = 1;
        print STDOUT '';
        return run_own('/bin/sh', '-c', $before . $command);
    }
    open(my $output, '-|', '/bin/sh', '-c', "exec 2>&1\n$before$command") or return 127;
    while (my $line = <$output>) { print STDOUT $mark, $line }
    close $output;
    return $? & 127 ? 128 + ($? & 127) : $? >> 8;
}

sub run_there {
    my ($mark, $address) = @_;
    my $message = "ssh: connect to host $address port 22: No route to host";
    if ($mark ne '') { say_line("$mark$message") }
    else { complain($message) }
    return 255;
}

sub invalid_nodes {
    complain("Invalid <nodespec>\n");
    onnode_usage();
}

sub onnode_usage {
    fail(1, <<'END' =~ s/\n\z//r);
Usage: onnode [OPTION] ... <NODES> <COMMAND> ...
  options:
    -c          Run in current working directory on specified nodes.
    -f          Specify nodes file, overriding default.
    -i          Keep standard input open - the default is to close it.
    -n          Allow nodes to be specified by name.
    -p          Run command in parallel on specified nodes.
    -P          Push given files to nodes instead of running commands.
    -q          Do not print node addresses (overrides -v).
    -v          Print node address even for a single node.
  <NODES>       "all", "any", "ok" (or "healthy"), "con" (or "connected") ; or
                a node number (0 base); or
                a hostname (if -n is specified); or
                list (comma separated) of <NODES>; or
                range (hyphen separated) of node numbers.
END
}

1;
