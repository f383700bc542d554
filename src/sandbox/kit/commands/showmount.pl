# showmount: asks rpc.mountd what is exported. Mounts of clients are not known: none.

our ($kit, $node, $name);

our %HEAD = (e => 'Export list for', a => 'All mount points on', d => 'Directories on', '' => 'Hosts on');
our %LONG = (all => 'a', directories => 'd', exports => 'e', 'no-headers' => 'n', version => 'v', help => 'h');

sub run {
    my (%set, @words);
    for my $arg (@_) {
        if ($arg =~ /^--(.+)/ && $LONG{$1}) { $set{ $LONG{$1} } = 1 }
        elsif ($arg =~ /^-([adehv]+)\z/) { $set{$_} = 1 for split //, $1 }
        elsif ($arg =~ /^--./) { return usage("$name: unrecognized option '$arg'") }
        elsif ($arg =~ /^-([adehv]*)(.)/) { return usage("$name: invalid option -- '$2'") }
        else { push @words, $arg }
    }
    if ($set{v}) { say_line('showmount for 2.6.2'); return 0 }
    if ($set{h}) { usage(); return 0 }
    my @modes = grep { $set{$_} } qw(a d e);
    fail(1, "$name: only one of -a, -d or -e is allowed") if @modes > 1;
    need("stub/rpc");
    my $host = $words[0] // setting('hostname') // 'localhost';
    not_simulated(1, 'another host') if !is_this_node($host);
    fail(1, 'clnt_create: RPC: Unable to receive') if !has_portmapper();
    fail(1, 'clnt_create: RPC: Program not registered') if !rows_for(program_number('mountd'), 'tcp');
    my $mode = $modes[0] // '';
    say_line("$HEAD{$mode} $host:") if !$set{n};
    show_exports() if $mode eq 'e';
    return 0;
}

sub usage {
    complain($_[0]) if @_;
    complain("Usage: $name [-adehv]\n       [--all] [--directories] [--exports]\n",
        '       [--no-headers] [--help] [--version] [host]');
    return 1;
}

sub show_exports {
    my (%clients, @paths);
    my $width = 0;
    for my $row (rows('exports')) {
        push @paths, $row->{path} if !$clients{ $row->{path} };
        push @{ $clients{ $row->{path} } }, $row->{client};
        $width = length $row->{path} if length $row->{path} > $width;
    }
    for my $path (@paths) {
        my @clients = @{ $clients{$path} };
        say_line(sprintf '%-*s %s', $width, $path, (grep { $_ eq '*' } @clients) ? '(everyone)' : join ',', @clients);
    }
}

1;
