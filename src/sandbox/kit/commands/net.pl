# net: the registry's configuration (the table `shares`), and what scripts ask of the domain (setting `join`: `ok` or
# `broken`).

our ($kit, $node);

our $SERVERID_USAGE = <<'END';
Usage:
net serverid wipedbs         Clean dead entries from temporary databases
net serverid exists          Show existence of a serverid
END
# The commands that the real one has and that are not simulated.
our %KNOWN = map { $_ => 1 } qw(rpc rap file share session server domain printq user group groupmap sam validate
    groupmember admin service password primarytrust changetrustpw changesecretpw setauthuser getauthuser time lookup
    g_lock join offlinejoin dom getlocalsid setlocalsid setdomainsid getdomainsid maxrid idmap status usershare
    usersidlist registry eventlog printing notify tdb vfs help);
# Options whose value is a word of its own.
our $WITH_VALUE = qr/^(?:-[dslnmSIwWUARO]|--(?:configfile|debuglevel|option|server|workgroup|user|realm))\z/;

sub run {
    my @args = @_;
    my @words;
    while (@args) {
        my $arg = shift @args;
        if ($arg =~ $WITH_VALUE) { shift @args }
        elsif ($arg =~ /^(?:-V|--version)\z/) { say_line('Version ', setting('version') // '4.17.12'); return 0 }
        elsif ($arg =~ /^(?:-\?|--help|--usage)\z/) { not_simulated(255) }
        elsif ($arg !~ /^-./) { push @words, $arg }
    }
    my ($command, $action, @rest) = @words < 2 ? (@words, ('') x (2 - @words)) : @words;
    if ($command eq 'conf') {
        need("stub/net/conf");
        return net_conf($action, @rest);
    }
    return serverid($action) if $command eq 'serverid';
    return cache($action) if $command eq 'cache';
    return ads($action, @rest) if $command eq 'ads';
    not_simulated(255) if $KNOWN{$command};
    complain("Invalid command: net $command");
    not_simulated(255, 'the list of commands');
}

sub serverid {
    my ($action) = @_;
    # Samba gave up the table of server IDs with 4.8.
    return 0 if $action eq 'wipe' && (setting('version') // '4.17') =~ /^(?:3\.|4\.[0-7](?:\.|\z)|[12]\.)/;
    not_simulated(255) if $action eq 'exists';
    if ($action ne 'wipedbs') {
        complain("Invalid command: net serverid $action");
        print $SERVERID_USAGE;
        return 255;
    }
    need("stub/samba");
    my $sessions = () = smb_sessions();
    say_line("Found $sessions serverids, $sessions alive and 0 disconnected");
    say_line("Found $sessions $_, $sessions alive and 0 disconnected, cleaned up 0 of 0 entries")
        for qw(sessions tcons);
    say_line('Found 0 opens, 0 alive, 0 disconnected and 0 timed out, cleaned up 0 of 0 entries');
    return 0;
}

# Nothing is ever in the cache.
sub cache {
    my ($action) = @_;
    return 0 if $action eq 'flush' || $action eq 'list';
    if ($action eq 'get') { complain('Failed to find entry'); return 255 }
    not_simulated(255);
}

sub ads {
    my ($action, @rest) = @_;
    my $join = setting('join') // not_simulated(255, 'no setting `join` (ok or broken)');
    my $is_joined = $join eq 'ok';
    if ($action eq 'testjoin') {
        if ($is_joined) { say_line('Join is OK'); return 0 }
        complain('Join to domain is not valid: NT code 0xfffffff6');
        return 255;
    }
    if ($action eq 'keytab' && "@rest" eq 'create') {
        return 0 if $is_joined;
        say_line("\nWarning: \"kerberos method\" must be set to a keytab method to use keytab functions.");
        return 255;
    }
    if ($action eq 'info' && !$is_joined) {
        complain("ads_connect: No logon servers are currently available to service the logon request.\n",
            q(Didn't find the ldap server!));
        return 255;
    }
    not_simulated(255);
}

1;
