# What Samba's commands share: daemons, sessions, a few values of the configuration without reading all of it.

our ($kit, $node);

need("stub/services");

our %SMB_PORT = (139 => 1, 445 => 1);

# A global parameter as the table `shares` has it (row `global`), or DEFAULT.
sub global_option {
    my ($wanted, $default) = @_;
    my $row = row_where('shares', 'name', 'global') or return $default;
    for my $option (split /\s*;\s*/, $row->{options}) {
        return $2 if $option =~ /^\s*(.*?)\s*=\s*(.*?)\s*\z/ && lc $1 eq $wanted;
    }
    return $default;
}

# A process as Samba's tools name it: in a cluster with the node's number.
sub server_id {
    my ($pid) = @_;
    return $pid if global_option('clustering', 'yes') !~ /^(?:yes|true|1|on)\z/i;
    return (setting('pnn') // 0) . ":$pid";
}

sub is_running { return scalar processes_named($_[0]) }

# Clients of SMB: { pid, ip, port, share }. Each has a process of its own, which no table has: its number follows from
# the port. Which share a client is on is not known: the first one.
sub smb_sessions {
    return if !is_running('smbd');
    my ($share) = grep { $_->{name} ne 'global' } rows('shares');
    return map {
        my ($ip, $port) = split_address($_->{remote});
        { pid => 10_000 + $port, ip => $ip, port => $port, share => $share && $share->{name} };
    } grep { is_smb($_) && $_->{state} eq 'ESTAB' } rows('connections');
}

sub is_smb { return $SMB_PORT{ (split_address($_[0]{local}))[1] } }

# 10.0.0.1:445 or [fd00::1]:445 as address and port.
sub split_address {
    my ($text) = @_;
    return $text =~ /^\[?(.*?)\]?:(\d+)\z/ ? ($1, $2) : ($text, 0);
}

# Ends all daemons of that name as SIGTERM does.
sub shut_down {
    my ($daemon) = @_;
    end_process($_, 'TERM') for processes_named($daemon);
}

# An smbd, nmbd or winbindd that is started by itself.
sub run_daemon {
    my ($daemon, $usage, @args) = @_;
    my %set;
    while (@args) {
        my $arg = shift @args;
        if ($arg =~ /^-([DFi]+)\z/) { $set{$_} = 1 for split //, $1 }
        elsif ($arg =~ /^--(daemon|foreground|interactive)\z/) { $set{ $1 eq 'daemon' ? 'D' : 'F' } = 1 }
        elsif ($arg =~ /^(?:-V|--version)\z/) { say_line('Version ', setting('version') // '4.17.12'); return 0 }
        elsif ($arg =~ /^-[dslpPH]\z/ || $arg =~ /^--(?:debuglevel|configfile|log-basename|port|option)\z/) { shift @args }
        elsif ($arg =~ /^-[dslpPH]./ || $arg =~ /^--(?:debuglevel|configfile|log-basename|port|option)=/) { }
        elsif ($arg =~ /^(?:--no-process-group|--debug-stdout|--no-caching)\z/) { }
        elsif ($arg =~ /^(?:-b|--build-options|-\?|--help|--usage)\z/) { not_simulated(1) }
        else { fail(1, "\nInvalid option", $daemon eq 'nmbd' ? 's' : " $arg: unknown option", "\n\n$usage") }
    }
    # In the foreground it would not come back.
    not_simulated(1, 'only with -D') if $set{F} || $set{i};
    # A second one gives up after it went to the background: that is not seen from outside.
    my $service = service_of_process($daemon);
    my $row = defined $service ? service_row($service) : undef;
    return 0 if is_running($daemon) || $row && $row->{state} eq 'broken';
    start_process($daemon);
    return 0;
}

1;
