# smbstatus: the SMB clients among the node's connections. Users, locks and open files are not known: a guest, none.

our ($kit, $node);

our $USAGE = <<'END' =~ s/\n\z//r;
Usage: [-?pvLSNbPRBnjfV] [-?|--help] [--usage] [-p|--processes]
        [-v|--verbose] [-L|--locks] [-S|--shares] [-N|--notify]
        [-u|--user=STRING] [-b|--brief] [-P|--profile] [-R|--profile-rates]
        [-B|--byterange] [-n|--numeric] [-j|--json] [-f|--fast]
        [--resolve-uids] [-d|--debuglevel=DEBUGLEVEL] [--debug-stdout]
        [-s|--configfile=CONFIGFILE] [--option=name=value]
        [-l|--log-basename=LOGFILEBASE] [--leak-report] [--leak-report-full]
        [-V|--version]
END
our %SHORT = (p => 'processes', v => 'verbose', L => 'locks', S => 'shares', N => 'notify', b => 'brief',
    B => 'byterange', n => 'numeric', f => 'fast', V => 'version', P => 'profile', R => 'profile-rates', j => 'json');

sub run {
    my @args = @_;
    need("stub/samba");
    my %set;
    while (@args) {
        my $arg = shift @args;
        if ($arg =~ /^-([pvLSNbBnfVPRj]+)\z/) { $set{ $SHORT{$_} } = 1 for split //, $1 }
        elsif ($arg =~ /^-[dsl]\z/) { shift @args }
        elsif ($arg =~ /^-[dsl]./ || $arg =~ /^--(?:debuglevel|configfile|log-basename|option)=|^--debug-stdout\z/) { }
        elsif ($arg =~ /^(?:-u|--user\b|-\?\z|--help\z|--usage\z)/) { not_simulated(1) }
        elsif ($arg =~ /^--([a-z-]+)\z/ && (grep { $_ eq $1 } values %SHORT, 'resolve-uids')) { $set{$1} = 1 }
        elsif ($arg =~ /^-./) { fail(1, "\nInvalid option $arg: unknown option\n\n$USAGE") }
    }
    if ($set{version}) { say_line('Version ', version()); return 0 }
    not_simulated(1) if $set{profile} || $set{'profile-rates'} || $set{json} || $set{verbose};
    my @sessions = smb_sessions();
    # Of what is asked for alone, the first in this order is shown.
    my $is_part = $set{shares} || $set{locks};
    show_processes($set{numeric}, @sessions) if $set{processes} || !$is_part;
    return 0 if $set{processes} || $set{brief} && !$is_part;
    show_shares(@sessions) if $set{shares} || !$is_part;
    return 0 if $set{shares};
    complain('No locked files');
    say_line();
    return 0;
}

sub version { return setting('version') // '4.17.12' }

sub show_processes {
    my ($is_numeric, @sessions) = @_;
    say_line("\nSamba version ", version());
    my $format = "%-7s %-12s %-12s %-41s %-17s %-20s %-21s\n";
    printf $format, 'PID', 'Username', 'Group', 'Machine', 'Protocol Version', 'Encryption', 'Signing';
    say_line('-' x 136);
    my @user = $is_numeric ? (65534, 65534) : ('nobody', 'nogroup');
    for my $session (@sessions) {
        my ($ip, $port) = @$session{qw(ip port)};
        my $peer = $ip =~ /:/ ? "ipv6:$ip:$port" : "ipv4:$ip:$port";
        printf $format, server_id($session->{pid}), @user, "$ip ($peer)", 'SMB3_11', '-', '-';
    }
}

sub show_shares {
    my @sessions = grep { defined $_->{share} } @_;
    my $format = "%-12s %-7s %-13s %-32s %-12s %-12s\n";
    say_line();
    printf $format, 'Service', 'pid', 'Machine', 'Connected at', 'Encryption', 'Signing';
    say_line('-' x 93);
    my $time = setting('time') // 'real';
    my @now = split ' ', scalar gmtime($time eq 'real' ? time : $time);
    my $since = sprintf '%s %s %2d %s %s UTC', @now;
    printf $format, $_->{share}, server_id($_->{pid}), $_->{ip}, $since, '-', '-' for @sessions;
    say_line();
}

1;
