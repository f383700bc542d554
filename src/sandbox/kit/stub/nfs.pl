# Daemons of the NFS server that are started by themselves, and the kernel's threads (`nfsd_threads` of the settings).

our ($kit, $node, $name);

need("stub/services");

# What is configured in the table `nfs_conf` (/etc/nfs.conf).
sub nfs_option {
    my ($section, $key) = @_;
    for my $row (rows('nfs_conf')) {
        return $row->{value} if lc $row->{section} eq $section && lc $row->{key} eq $key;
    }
    return undef;
}

# Runs nfsd with that many threads; 0 ends it.
sub set_threads {
    my ($threads) = @_;
    set_setting('nfsd_threads', $threads);
    my @running = processes_named('nfsd');
    if (!$threads) { end_process($_, 'TERM') for @running }
    elsif (!@running) { start_process('nfsd') }
    return 0;
}

# Reads options of a daemon: FLAGS alone, WITH_VALUE with a value, both as a pattern of names without dashes. Returns
# what was set, by name; a wrong option ends the command with WRONG->(message).
sub daemon_options {
    my ($flags, $with_value, $wrong, @args) = @_;
    my %set;
    while (@args) {
        my $arg = shift @args;
        if ($arg =~ /^--($with_value)=(.*)\z/s) { $set{$1} = $2 }
        elsif ($arg =~ /^--?($with_value)\z/) {
            my $option = $1;
            $set{$option} = @args ? shift @args : $wrong->("$name: option requires an argument -- '$option'");
        }
        elsif ($arg =~ /^--($flags)\z/ && length $1 > 1) { $set{$1} = 1 }
        elsif ($arg =~ /^-([^-].*)\z/s) {
            # Letters together; the value may stand behind its letter.
            for (my $letters = $1; $letters ne ''; $letters = substr $letters, 1) {
                my $letter = substr $letters, 0, 1;
                if ($letter =~ /^(?:$with_value)\z/) {
                    $set{$letter} = length $letters > 1 ? substr $letters, 1 : shift @args;
                    last;
                }
                $wrong->("$name: invalid option -- '$letter'") if $letter !~ /^(?:$flags)\z/;
                $set{$letter} = 1;
            }
        }
        elsif ($arg =~ /^--/) { $wrong->("$name: unrecognized option '$arg'") }
        else { push @{ $set{words} }, $arg }
    }
    return %set;
}

# Starts a daemon; one that is `broken` ends in the background, unseen. In the foreground it would not come back.
sub start_daemon {
    my ($daemon, %set) = @_;
    not_simulated(1, 'in the foreground') if $set{F} || $set{foreground};
    my $service = service_of_process($daemon);
    my $row = defined $service ? service_row($service) : undef;
    return 0 if $row && $row->{state} eq 'broken';
    # Where one runs already, the new one takes over (rpc.statd and rpcbind say no before).
    remove_processes(sub { $_[0]{name} eq $daemon });
    start_process($daemon);
    return 0;
}

1;
