# The usage texts of the tool `ctdb`, by release.

our (%ctdb, $COMMANDS);

# Ends the command with the tool's help: for one sub-command, or all of it where there is none of that name.
sub show_usage {
    my ($command) = @_;
    my @lines;
    pos($COMMANDS) = 0;
    while ($COMMANDS =~ /^(\S+) (\S+) (\S+) \S+ \S+ \| (.*?) ?\| (.*)$/mg) {
        my ($since, $until, $known, $arguments, $what) = ($1, $2, $3, $4, $5);
        next if !is_of_release($since, $until) || defined $command && $command ne $known;
        push @lines, sprintf '  %-15s %-27s  %s', $known, $arguments, $what;
    }
    return show_usage() if !@lines;
    print STDOUT defined $command ? usage_line() : options_text(), "\nCommands:\n";
    say_line($_) for @lines;
    end_call(1);
}

# For --help and --usage.
sub show_help {
    my ($option) = @_;
    print STDOUT $option eq 'help' ? options_text() : usage_line();
    end_call(0);
}

sub usage_line {
    my $json = $ctdb{release} >= 4025;
    return $json ? <<'JSON' : <<'END';
Usage: [-?YjXv] [-?|--help] [--usage] [-d|--debug=STRING]
        [-t|--timelimit=INT] [-n|--node=INT] [-Y] [-j|--json]
        [-x|--separator=CHAR] [-X] [-v|--verbose] [-T|--maxruntime=INT]
JSON
Usage: [-?YXv] [-?|--help] [--usage] [-d|--debug=STRING]
        [-t|--timelimit=INT] [-n|--node=INT] [-Y] [-x|--separator=CHAR]
        [-X] [-v|--verbose] [-T|--maxruntime=INT]
END
}

sub options_text {
    my $json = $ctdb{release} >= 4025 ? "  -j, --json               JSON output\n" : '';
    return <<"END";
Usage: [OPTION...]
  -d, --debug=STRING       debug level
  -t, --timelimit=INT      timelimit (in seconds)
  -n, --node=INT           node specification - integer
  -Y                       enable machine readable output
$json  -x, --separator=CHAR     specify separator for machine readable output
  -X                       enable machine parsable output with separator |
  -v, --verbose            enable verbose output
  -T, --maxruntime=INT     die if runtime exceeds this limit (in seconds)

Help options:
  -?, --help               Show this help message
      --usage              Display brief usage message
END
}

1;
