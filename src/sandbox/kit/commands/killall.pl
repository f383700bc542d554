# killall of psmisc, over the node's processes.

our ($kit, $name);

our $USAGE = <<'END';
Usage: killall [OPTION]... [--] NAME...
       killall -l, --list
       killall -V, --version

  -e,--exact          require exact match for very long names
  -I,--ignore-case    case insensitive process name match
  -g,--process-group  kill process group instead of process
  -y,--younger-than   kill processes younger than TIME
  -o,--older-than     kill processes older than TIME
  -i,--interactive    ask for confirmation before killing
  -l,--list           list all known signal names
  -q,--quiet          don't print complaints
  -r,--regexp         interpret NAME as an extended regular expression
  -s,--signal SIGNAL  send this signal instead of SIGTERM
  -u,--user USER      kill only process(es) running as USER
  -v,--verbose        report if the signal was successfully sent
  -V,--version        display version information
  -w,--wait           wait for processes to die
  -n,--ns PID         match processes that belong to the same namespaces
                      as PID
  -Z,--context REGEXP kill only process(es) having context
                      (must precede other arguments)

END

sub run {
    my @args = @_;
    need("stub/signals");
    my (%option, @names);
    my $signal = 'TERM';
    while (@args) {
        my $word = shift @args;
        if ($word eq '--') { push @names, splice @args; last }
        if ($word !~ /\A-./) { push @names, $word; next }
        if ($word =~ /\A--signal=(.*)/s) { $signal = known_signal($1); next }
        if ($word eq '-s' || $word eq '--signal') {
            usage() if !@args;
            $signal = known_signal(shift @args);
            next;
        }
        my %short = ('--exact' => 'e', '--ignore-case' => 'I', '--quiet' => 'q', '--regexp' => 'r', '--verbose' => 'v',
            '--wait' => 'w', '--list' => 'l', '--version' => 'V', '--process-group' => 'g', '--younger-than' => 'y',
            '--older-than' => 'o', '--interactive' => 'i', '--user' => 'u', '--ns' => 'n', '--context' => 'Z');
        my $letters = $short{$word} // ($word =~ /\A--/ ? usage() : substr $word, 1);
        # As killall does: what starts like a signal is one.
        if ($letters =~ /\A(?:\d+|SIG[A-Z0-9]+|[A-Z]{2,}\d*|[^eIgyoilqrsuvVwnZ].*)\z/) { $signal = known_signal($letters); next }
        for my $letter (split //, $letters) {
            usage() if $letter !~ /[eIgyoilqruvVwnZ]/;
            not_simulated(1, "option -$letter") if $letter =~ /[gyoiunZ]/;
            $option{$letter} = 1;
        }
    }
    return list_signals() if $option{l};
    if ($option{V}) { complain('killall (PSmisc) 23.6'); return 0 }
    usage() if !@names;
    need("stub/services");
    lock_node();
    my $status = 0;
    for my $wanted (@names) { $status = 1 if !kill_named($wanted, $signal, \%option) }
    return $status;
}

sub usage { print STDERR $USAGE; fail(1) }

sub known_signal { return signal_name($_[0]) // fail(1, "$_[0]: unknown signal; killall -l lists signals.") }

sub list_signals {
    my @names = signal_names();
    say_line("@names[0 .. 15]\n@names[16 .. $#names]");
    return 0;
}

# Returns whether there was one.
sub kill_named {
    my ($wanted, $signal, $option) = @_;
    my ($base) = $wanted =~ m{([^/]*)\z};
    my $pattern = $option->{r} ? $wanted : '\A' . quotemeta($base) . '\z';
    my $regex = eval { $option->{I} ? qr/$pattern/i : qr/$pattern/ } // fail(1, "killall: Bad regular expression: $wanted");
    my @found = grep { $_->{name} =~ $regex } rows('processes');
    if (!@found) {
        complain("$wanted: no process found") if !$option->{q};
        return 0;
    }
    for my $process (@found) {
        end_process($process, $signal);
        complain("Killed $process->{name}($process->{pid}) with signal ", signal_number($signal)) if $option->{v};
    }
    return 1;
}

1;
