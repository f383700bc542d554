# wbinfo: asks winbindd. Whether the domain is there says the setting `join`: `ok` or `broken`.

our ($kit, $node);

our $NO_WINBIND = 'WBC_ERR_WINBIND_NOT_AVAILABLE';
our $NO_DOMAIN = "could not obtain winbind interface details: $NO_WINBIND\ncould not obtain winbind domain name!";

# What it says on standard error where winbindd does not run.
our %WHEN_DOWN = (
    'domain-users' => "$NO_DOMAIN\nError looking up domain users",
    'domain-groups' => "$NO_DOMAIN\nfailed to call wbcListGroups: $NO_WINBIND\nError looking up domain groups",
    'trusted-domains' => "failed to call wbcListTrusts: $NO_WINBIND\nCould not list trusted domains",
    'all-domains' => "failed to call wbcListTrusts: $NO_WINBIND",
    'online-status' => "failed to call wbcListTrusts: $NO_WINBIND\nCould not show online-status",
    'separator' => "could not obtain winbind interface details: $NO_WINBIND\ncould not obtain winbind separator!",
);
our %SHORT = (p => 'ping', P => 'ping-dc', t => 'check-secret', u => 'domain-users', g => 'domain-groups',
    m => 'trusted-domains', c => 'change-secret', V => 'version');
our %KNOWN = map { $_ => 1 } values %SHORT, qw(all-domains own-domain online-status separator verbose help usage
    sequence allocate-uid allocate-gid get-auth-user);

sub run {
    my @args = @_;
    need("stub/samba");
    my ($domain, @questions);
    not_simulated(1) if !@args;
    while (@args) {
        my $arg = shift @args;
        if ($arg =~ /^--domain(?:=(.*))?\z/s) { $domain = $1 // shift @args }
        elsif ($arg =~ /^-([pPtugmcV]+)\z/) { push @questions, @SHORT{ split //, $1 } }
        elsif ($arg =~ /^--([a-z-]+)\z/ && $KNOWN{$1}) { push @questions, $1 }
        elsif ($arg =~ /^-(?:[NInsRUGSYDiraK?].*|-[a-zA-Z0-9-]+=.*)\z/s) { not_simulated(1) }
        elsif ($arg =~ /^-./) { fail(1, 'Invalid option') }
    }
    for my $question (grep { $_ ne 'verbose' } @questions) {
        my $status = ask($question, $domain);
        return $status if $status;
    }
    return 0;
}

sub ask {
    my ($question, $domain) = @_;
    if ($question eq 'version') { say_line('Version ', setting('version') // '4.17.12'); return 0 }
    my $is_up = is_running('winbindd');
    if ($question eq 'ping') {
        complain('could not ping winbindd!') if !$is_up;
        say_line('Ping to winbindd ', $is_up ? 'succeeded' : 'failed');
        return $is_up ? 0 : 1;
    }
    my $own = uc global_option('workgroup', 'WORKGROUP');
    if ($question eq 'own-domain') {
        complain($NO_DOMAIN) if !$is_up;
        say_line($is_up ? $own : '(null)');
        return 0;
    }
    if ($question eq 'ping-dc' || $question eq 'check-secret') {
        return ask_controller($question, $is_up, $domain, $own);
    }
    fail(1, $WHEN_DOWN{$question}) if !$is_up && $WHEN_DOWN{$question};
    if ($question eq 'separator') { say_line(global_option('winbind separator', '\\')); return 0 }
    if ($question eq 'online-status' && defined setting('join')) {
        say_line($_->[0], ' : ', $_->[1] ? 'active connection' : 'no active connection')
            for ['BUILTIN', 1], [uc(setting('hostname') // 'localhost'), 1], [$own, setting('join') eq 'ok'];
        return 0;
    }
    not_simulated(1);
}

# -P and -t: the domain controller must answer.
sub ask_controller {
    my ($question, $is_up, $domain, $own) = @_;
    my $is_ping = $question eq 'ping-dc';
    my $call = $is_ping ? 'wbcPingDc' : 'wbcCheckTrustCredentials';
    if ($is_up && !defined setting('join')) { not_simulated(1, 'no setting `join` (ok or broken)') }
    my $is_joined = $is_up && setting('join') eq 'ok';
    if (!$is_up) {
        complain($NO_DOMAIN) if !defined $domain;
        complain("failed to call $call: $NO_WINBIND");
    }
    elsif (!$is_joined && !$is_ping) {
        complain("$call(", $domain // $own, '): error code was NT_STATUS_NO_SUCH_DOMAIN (0xc00000df)');
        complain("failed to call $call: WBC_ERR_AUTH_ERROR");
    }
    elsif (!$is_joined) { complain("failed to call $call: WBC_ERR_DOMAIN_NOT_FOUND") }
    $domain //= $is_up ? $own : undef;
    my $result = $is_joined ? 'succeeded' : 'failed';
    if ($is_ping) {
        my $controller = $is_joined ? 'dc.' . lc $domain : '';
        say_line('checking the NETLOGON for domain[', $domain // '', qq(] dc connection to "$controller" $result));
    }
    else {
        complain('Could not check secret') if !$is_joined;
        say_line('checking the trust secret for domain ', $domain // '(null)', " via RPC calls $result");
    }
    return $is_joined ? 0 : 1;
}

1;
