# smbcontrol: sends a message to Samba's daemons. Most messages change nothing that can be seen on a node.

our ($kit, $node);

our @DAEMONS = qw(smbd nmbd winbindd);

# Messages that are taken without an answer: what their arguments are called in the message on a wrong number.
our %TAKEN = (
    'reload-config' => '', 'close-share' => ' <sharename>', 'close-denied-share' => ' <sharename>',
    'debug' => ' <debug-string>', 'force-election' => '', 'ip-dropped' => ' <ip-address>',
    'kill-client-ip' => ' <IP address>', 'ping' => '', 'shutdown' => '', 'online' => '', 'offline' => '',
    'reload-printers' => '', 'notify-cleanup' => '', 'disconnect-dc' => '', 'noop' => '',
);
our %KNOWN = map { $_ => 1 } qw(idmap profile inject stacktrace profilelevel debuglevel printnotify pool-usage
    rpc-dump-status ringbuf-log dmalloc-mark dmalloc-log-changed drvupgrade nodestatus onlinestatus validate-cache
    dump-domain-list num-children msg-cleanup sleep);

sub run {
    my @args = @_;
    need("stub/samba");
    my ($timeout, @words) = (10);
    while (@args) {
        my $arg = shift @args;
        if ($arg =~ /^(?:-t|--timeout=)(.+)/) { $timeout = $1 }
        elsif ($arg =~ /^(?:-t|--timeout)\z/) { $timeout = shift @args }
        elsif ($arg =~ /^-[dsl]\z/) { shift @args }
        elsif ($arg =~ /^-[dsl]./ || $arg =~ /^--(?:debuglevel|configfile|log-basename|option)=|^--debug-stdout\z/) { }
        elsif ($arg =~ /^(?:-V|--version)\z/) { say_line('Version ', setting('version') // '4.17.12'); return 0 }
        elsif ($arg =~ /^(?:-\?|--help|--usage)\z/) { not_simulated(1) }
        elsif ($arg =~ /^-./) { need("stub/smbcontrol/usage"); complain('Invalid option'); return usage(0) }
        else { push @words, $arg }
    }
    my ($destination, $message, @arguments) = @words;
    if (@words < 2) { need("stub/smbcontrol/usage"); return usage(1) }

    $destination = 'winbindd' if $destination eq 'winbind';
    # An unknown process counts as one that does not answer; a daemon is looked up by its name.
    my @targets = $destination eq 'all' ? map { processes_named($_) } @DAEMONS
        : $destination =~ /^\d+\z/ ? grep { $_->{pid} eq $destination } rows('processes')
        : (processes_named($destination))[0] // ();
    fail(1, "Can't find pid for destination '$destination'") if !@targets && $destination !~ /^(?:\d+|all)\z/;
    not_simulated(1) if $KNOWN{$message};
    fail(1, "smbcontrol: unknown command '$message'") if !defined $TAKEN{$message};
    if (@arguments != ($TAKEN{$message} ne '' ? 1 : 0)) {
        complain("Usage: smbcontrol <dest> $message$TAKEN{$message}");
        return 1;
    }
    return 1 if !@targets && $destination ne 'all';
    return ping($timeout, $destination eq 'all', @targets) if $message eq 'ping';
    drop_clients($arguments[0]) if $message eq 'kill-client-ip';
    if ($message eq 'shutdown') { shut_down($_->{name}) for @targets }
    return 0;
}

# Where everyone is asked, it waits to the end for further answers.
sub ping {
    my ($timeout, $is_broadcast, @targets) = @_;
    say_line('PONG from pid ', server_id($_->{pid})) for @targets;
    select(undef, undef, undef, $timeout) if $is_broadcast && (setting('sleep') // 'real') ne 'instant';
    say_line('No replies received') if !@targets;
    return @targets ? 0 : 1;
}

sub drop_clients {
    my ($ip) = @_;
    change_table('connections', sub { grep { !is_smb($_) || (split_address($_->{remote}))[0] ne $ip } @_ });
}

1;
