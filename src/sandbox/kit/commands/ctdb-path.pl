# ctdb-path: where CTDB keeps what. CTDB_BASE is the only folder that a virtual node has of its own.

our $node;

our @NAMES = qw(datadir etcdir rundir vardir);

sub run {
    my ($command, @words) = @_;
    return path_usage() if !defined $command;
    if ($command =~ /^-/ && $command ne '-h' && $command ne '--help') {
        complain("Invalid option $command: unknown option");
        return path_usage();
    }
    my $base = $ENV{CTDB_BASE} // setting('base') // "$node/base";
    my %folders = (etcdir => $base, rundir => '/run/ctdb', vardir => '/var/lib/ctdb', datadir => '/usr/share/ctdb');
    if ($command eq 'config') { return command_usage('config') if @words; say_line("$base/ctdb.conf"); return 0 }
    if ($command eq 'pidfile' || $command eq 'socket') {
        return command_usage("$command <daemon>") if @words != 1;
        say_line("/run/ctdb/$words[0].", $command eq 'pidfile' ? 'pid' : 'socket');
        return 0;
    }
    my $folder = $folders{$command} // return path_usage();
    if (@words && $words[0] eq 'append') {
        return command_usage("$command append <path>") if @words != 2;
        say_line("$folder/$words[1]");
        return 0;
    }
    return command_usage($command) if @words;
    say_line($folder);
    return 0;
}

sub what {
    my ($command) = @_;
    return 'Get path of CTDB config file' if $command eq 'config';
    return "Get path of CTDB daemon $1" if $command =~ /^(pidfile|socket)/;
    my ($name, $more) = split ' ', $command;
    return $more ? 'Get path relative to CTDB ' . uc $name : 'Get path of CTDB ' . uc $name;
}

# 22 is EINVAL.
sub command_usage {
    my ($command) = @_;
    say_line('Usage: ctdb-path [-h] [-h|--help] <command> [<args>]');
    say_line('');
    say_line("  $command     ", $command =~ / / ? '' : ' ', what($command));
    return 22;
}

# All of it twice, as the real one does.
sub path_usage {
    for (1 .. 2) {
        say_line($_) for 'Usage: ctdb-path [<options>] <command> [<args>]', '', 'Help Options:',
            '  -h, --help     Show this help message', '', 'Commands:';
        for my $command ('config', 'pidfile <daemon>', 'socket <daemon>', map { ("$_ append <path>", $_) } @NAMES) {
            say_line(sprintf '  %-25s %s', $command, what($command));
        }
    }
    return 1;
}

1;
