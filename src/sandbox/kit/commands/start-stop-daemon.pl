# start-stop-daemon of dpkg, over the node's processes. A program need not be there on this machine: what counts is its
# name, and that the node has a service with such a daemon (or that the file exists).

our ($kit, $name);

our $TRY = "Try 'start-stop-daemon --help' for more information.";

sub run {
    my @args = @_;
    need("stub/options");
    need("stub/signals");
    need("stub/services");
    my ($option, @rest) = parse_options('start|S stop|K status|T exec|x= name|n= pidfile|p= pid= ppid=! user|u= startas|a= '
        . 'signal|s= retry|R= test|t oknodo|o quiet|q verbose|v background|b make-pidfile|m remove-pidfile chuid|c= chdir|d= '
        . 'group|g= nicelevel|N= procsched|P= iosched|I= umask|k= no-close|C output|O= chroot|r=! notify-await! notify-timeout=! '
        . 'help|H! version|V!', \@args, usage => "$TRY\n", status => 3);
    my @commands = grep { defined $option->{$_} } qw(start stop status);
    bad_usage('only one command can be specified') if @commands > 1;
    bad_usage('need one of --start or --stop or --status') if !@commands;
    bad_usage('need at least one of --exec, --pid, --ppid, --pidfile, --user or --name')
        if !grep { defined $option->{$_} } qw(exec name pidfile pid user);
    my $signal = defined $option->{signal} ? signal_name($option->{signal}) : 'TERM';
    bad_usage('signal value must be numeric or name of signal (KILL, INT, ...)') if !defined $signal;
    lock_node();
    my @found = find_processes($option);
    return status($option, @found) if $commands[0] eq 'status';
    return stop($option, $signal, @found) if $commands[0] eq 'stop';
    return start($option, \@found, @rest);
}

sub bad_usage { fail(3, "start-stop-daemon: $_[0]\n$TRY") }

sub base_name { return $_[0] =~ m{([^/]*)\z} ? $1 : '' }

# The processes that agree with all that is asked for.
sub find_processes {
    my ($option) = @_;
    my @found = rows('processes');
    @found = grep { $_->{pid} eq $option->{pid} } @found if defined $option->{pid};
    if (defined $option->{pidfile}) {
        my $pid = pid_in($option->{pidfile});
        @found = grep { defined $pid && $_->{pid} eq $pid } @found;
    }
    @found = grep { $_->{name} eq base_name($option->{exec}) } @found if defined $option->{exec};
    @found = grep { $_->{name} eq $option->{name} } @found if defined $option->{name};
    # The node's daemons all run as root.
    @found = () if defined $option->{user} && $option->{user} !~ /\A(?:root|0)\z/;
    return @found;
}

sub pid_in {
    my ($file) = @_;
    open(my $pid_file, '<', $file) or return undef;
    return (<$pid_file> // '') =~ /\A\s*(\d+)/ ? $1 : undef;
}

sub status {
    my ($option, @found) = @_;
    return 0 if @found;
    return defined $option->{pidfile} && -e $option->{pidfile} ? 1 : 3;
}

# What the messages call it.
sub what {
    my ($option) = @_;
    return $option->{exec} // (defined $option->{pidfile} ? "process in pidfile '$option->{pidfile}'" : $option->{name} // 'process');
}

sub check_program {
    my ($program) = @_;
    return if defined service_of_process(base_name($program)) || -e $program;
    fail(2, "start-stop-daemon: unable to stat $program (No such file or directory)");
}

sub start {
    my ($option, $found, @rest) = @_;
    my $program = $option->{startas} // $option->{exec} // bad_usage('--start needs --exec or --startas');
    check_program($program);
    if (@$found) {
        say_line(what($option), ' already running.') if !defined $option->{quiet};
        return defined $option->{oknodo} ? 0 : 1;
    }
    if (defined $option->{test}) {
        say_line("Would start $program ", join(' ', @rest), '.') if !defined $option->{quiet};
        return 0;
    }
    say_line("Starting $program...") if defined $option->{verbose};
    my $service = service_of_process(base_name($program));
    # Other programs would have to run really.
    not_simulated(2, 'a program that is no daemon of the node') if !defined $service;
    # What the program says of its failure is its own.
    my $pid = start_process(base_name($program)) // return 1;
    if (defined $option->{'make-pidfile'} && defined $option->{pidfile}) {
        open(my $file, '>', $option->{pidfile}) or fail(2, "start-stop-daemon: unable to open pidfile '$option->{pidfile}' for writing ($!)");
        print $file "$pid\n";
    }
    say_line('Detaching to start ', $program, '...done.') if defined $option->{verbose} && defined $option->{background};
    return 0;
}

sub stop {
    my ($option, $signal, @found) = @_;
    check_program($option->{exec}) if defined $option->{exec};
    if (!@found) {
        say_line('No ', what($option), ' found running; none killed.') if !defined $option->{quiet};
        return defined $option->{oknodo} ? 0 : 1;
    }
    if (defined $option->{test}) {
        say_line("Would send signal ", signal_number($signal), " to $_->{pid}.") for @found;
        return 0;
    }
    my @gone = grep { end_process($_, $signal) } @found;
    say_line('Stopped ', what($option), ' (pid', (map { " $_->{pid}" } @gone), ').') if @gone && defined $option->{verbose};
    unlink $option->{pidfile} if defined $option->{'remove-pidfile'} && defined $option->{pidfile};
    # A signal that a daemon survives is sent again and again until --retry is over.
    return 2 if defined $option->{retry} && @gone < @found;
    return 0;
}

1;
