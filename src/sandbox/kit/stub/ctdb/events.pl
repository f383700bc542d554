# ctdb event, scriptstatus: the status of an event is the text that its last run left in status/COMPONENT.EVENT.

our ($node, %ctdb);

our @EVENT_OPTIONS = (
    'Usage: ctdb-event [-h] [-h|--help]', '        [-d|--debug=ERROR|WARNING|NOTICE|INFO|DEBUG] <command> [<args>]', '',
);
our %COMMANDS = (
    'run' => ['run <timeout> <component> <event> <args>', 'Run an event'],
    'status' => ['status <component> <event>', 'Get status of an event'],
    'script list' => ['script list <component>', 'List event scripts'],
    'script enable' => ['script enable <component> <script>', 'Enable an event script'],
    'script disable' => ['script disable <component> <script>', 'Disable an event script'],
);

sub run_event {
    my ($command, @words) = @_;
    return event_usage() if !defined $command;
    if ($command eq 'script') {
        return event_usage() if !@words || !$COMMANDS{"script $words[0]"};
        not_simulated(1);
    }
    return event_usage() if !$COMMANDS{$command};
    if ($command eq 'run') {
        return event_usage('run') if $ctdb{release} >= 4009 && @words < 3;
        not_simulated(1, 'no event is run from a script');
    }
    if ($ctdb{release} < 4009) {
        not_simulated(1) if @words > 1 && $words[1] ne 'lastrun';
        return event_status('legacy', $words[0] // 'monitor');
    }
    return event_usage('status') if @words != 2;
    return event_status(@words);
}

# Its exit status says nothing about the event.
sub run_scriptstatus {
    usage('scriptstatus') if @_ > 1;
    # Up to 4.5 ctdbd kept the status, and the tool had more to show.
    not_simulated($ctdb{failed}) if $ctdb{release} < 4006 && ($ctdb{machine} || @_ && $_[0] eq 'all');
    event_status('legacy', $_[0] // 'monitor');
    return 0;
}

sub event_status {
    my ($component, $event) = @_;
    my $base = $ENV{CTDB_BASE} // setting('base') // "$node/base";
    if ($ctdb{release} >= 4009 && !-d "$base/events/$component") {
        say_line("Event dir for $component does not exist");
        return 2;
    }
    my $file;
    if ("$component$event" =~ m{/} || !open($file, '<', "$node/status/$component.$event")) {
        return never_run($component, $event);
    }
    my $text = do { local $/; <$file> } // '';
    print STDOUT $text;
    return status_of($text);
}

sub never_run {
    my ($component, $event) = @_;
    if ($ctdb{release} < 4006) { say_line("$event cycle never run"); return 0 }
    if ($ctdb{release} < 4009) { complain("Event $event has never run") }
    else { say_line("Event $event has never run in $component") }
    return 22;
}

# The real one is the exit status of the script that failed, which the text does not say: 1 stands for it.
sub status_of {
    my ($text) = @_;
    return 110 if $text =~ /^\S.{19,} TIMEDOUT /m;
    return 4 if $text =~ /^\S.{19,} CANNOT RUN \(Interrupted system call\)/m;
    return 1 if $text =~ /^\S.{19,} (?:ERROR|CANNOT RUN)\b/m;
    return 0;
}

# All of it twice, as the real one: once to each stream of the helper's usage function.
sub event_usage {
    my ($command) = @_;
    if (defined $command) {
        say_line($_) for @EVENT_OPTIONS;
        say_line("  $COMMANDS{$command}[0]     $COMMANDS{$command}[1]");
        return 1;
    }
    for (1 .. 2) {
        say_line($_) for 'Usage: ctdb-event [<options>] <command> [<args>]', '', 'Help Options:',
            '  -h, --help                                      Show this help message', '', 'Options:',
            '  -d, --debug=ERROR|WARNING|NOTICE|INFO|DEBUG     debug level', '', 'Commands:';
        for my $known ('run', 'status', 'script list', 'script enable', 'script disable') {
            say_line(sprintf '  %-44s %s', @{ $COMMANDS{$known} });
        }
    }
    return 1;
}

1;
