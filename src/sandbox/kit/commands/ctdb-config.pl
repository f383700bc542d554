# ctdb-config get SECTION OPTION, dump, validate: ctdb.conf of CTDB_BASE.

our ($kit, %ctdb, $conf_file);

# Exit statuses ENOENT and EINVAL.
our ($MISSING, $INVALID) = (2, 22);

sub run {
    my @words = @_;
    need("stub/ctdb/daemon");
    need("stub/ctdb/conf");
    $ctdb{release} = release_number();
    # How much is logged is the only option.
    if (@words && $words[0] =~ /^(?:-d|--debug)\z/) { splice @words, 0, 2 }
    elsif (@words && $words[0] =~ /^(?:-d.|--debug=)/) { shift @words }
    my ($command, @arguments) = @words;
    return config_usage() if !defined $command;
    if ($command =~ /^-/) {
        if ($command =~ /^(?:-h|-\?|--help|--usage)\z/) { say_line($_) for brief('') ; return 0 }
        complain("Invalid option $command: unknown option");
        return config_usage();
    }
    my %counts = (dump => 0, get => 2, validate => 0);
    return config_usage() if !exists $counts{$command};
    return command_usage($command) if @arguments != $counts{$command};
    my @options = conf_options();
    my $errors = read_conf($command eq 'validate', \@options);
    if ($errors ? @$errors : $command eq 'validate') {
        complain($_) for @{ $errors || [] };
        complain("Failed to load config file $conf_file");
        return $errors ? $INVALID : $MISSING;
    }
    return 0 if $command eq 'validate';
    return dump_options(@options) if $command eq 'dump';
    my ($section, $name) = @arguments;
    for my $option (@options) {
        next if $option->{section} ne lc $section || $option->{name} ne $name;
        say_line($option->{value} // $option->{default});
        return 0;
    }
    complain("Configuration option [$section] -> \"$name\" not defined");
    return $MISSING;
}

sub dump_options {
    my $section = '';
    for my $option (@_) {
        say_line("[$option->{section}]") if $option->{section} ne $section;
        $section = $option->{section};
        my ($name, $value) = @$option{qw(name value)};
        say_line("\t", defined $value ? '' : '# ', "$name = ", $value // $option->{default});
    }
    return 0;
}

sub what {
    my %what = (
        'dump' => 'Dump configuration', 'get <section> <key>' => 'Get a config value',
        'validate' => 'Validate configuration file',
    );
    return $what{ $_[0] };
}

sub brief {
    my ($end) = @_;
    return ('Usage: ctdb-config [-h?] [-h|--help] [-?|--help] [--usage]',
        "        [-d|--debug=ERROR|WARNING|NOTICE|INFO|DEBUG]$end");
}

sub command_usage {
    my ($command) = @_;
    my $known = $command eq 'get' ? 'get <section> <key>' : $command;
    say_line($_) for brief(' <command> [<args>]'), '';
    say_line("  $known     ", $known =~ / / ? '' : ' ', what($known));
    return $INVALID;
}

# All of it twice, as the real one does.
sub config_usage {
    for (1 .. 2) {
        say_line($_) for 'Usage: ctdb-config [<options>] <command> [<args>]', '', 'Help Options:',
            '  -h, --help                                      Show this help message', '', 'Options:',
            '  -d, --debug=ERROR|WARNING|NOTICE|INFO|DEBUG     debug level', '', 'Help options:',
            '  -?, --help                                      Show this help message',
            '      --usage                                     Display brief usage message', '', 'Commands:';
        say_line(sprintf '  %-23s %s', $_, what($_)) for 'dump', 'get <section> <key>', 'validate';
    }
    return 1;
}

1;
