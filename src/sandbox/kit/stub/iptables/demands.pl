# What iptables and the kernel demand of a rule beside its words.

our %fw;

# Flags that a rule may have once, by their letter.
sub once {
    my ($seen, $letter) = @_;
    parameter_problem("multiple -$letter flags not allowed") if $seen->{$letter}++;
}

our %LONG_NAME = (sport => 'source-port', dport => 'destination-port', sports => 'source-ports', dports => 'destination-ports');

# An option of a match or a target that is there already.
sub option_once {
    my ($holder, $option) = @_;
    my $long = $LONG_NAME{$option} // $option;
    my ($kind, $has) = @$holder{qw(kind options)};
    if ($kind eq 'multiport') {
        my ($other) = grep { $_ ne $option } keys %{ $has // {} };
        parameter_problem(qq(multiport: option "--$LONG_NAME{sports}" cannot be used together with "--$LONG_NAME{dports}".\n)) if defined $other;
    }
    return if !$has->{$option};
    parameter_problem("Only one of `--syn' or `--tcp-flags'  allowed") if $option eq 'tcp-flags';
    parameter_problem("Only one `--$long' allowed") if $kind =~ /\A(?:tcp|udp)\z/;
    parameter_problem(qq($kind: option "--$long" can only be used once.\n));
}

our %NEEDED = (
    comment => 'comment', state => 'state', mark => 'mark', pkttype => 'pkt-type', icmp => 'icmp-type', icmp6 => 'icmpv6-type',
    SNAT => 'to-source', DNAT => 'to-destination',
);
our %NEEDS_ANY = (
    conntrack => 'conntrack: At least one option is required', addrtype => 'addrtype: you must specify --src-type or --dst-type',
    iprange => "iprange match: You must specify `--src-range' or `--dst-range'", physdev => 'PHYSDEV: no physdev option specified',
    multiport => 'multiport expection an option', MARK => 'MARK: One of the --set-xmark, --{and,or,xor,set}-mark options is required',
);

# After the last word of a rule: what its matches and its target lack.
sub require_options {
    my ($part, @holders) = @_;
    my $protocol = ($part->{p} // '') =~ /\A-p (\S+)/ ? $1 : '';
    for my $holder (@holders) {
        my ($kind, $has) = ($holder->{kind}, $holder->{options} // {});
        parameter_problem("\U$kind\E match requires '-p $kind'") if $kind =~ /\A(?:tcp|udp)\z/ && $protocol ne $kind;
        parameter_problem("multiport needs `-p tcp', `-p udp', `-p udplite', `-p sctp' or `-p dccp'")
            if $kind eq 'multiport' && %$has && $protocol !~ /\A(?:tcp|udp|udplite|sctp|33)\z/;
        parameter_problem(qq($kind: option "--$NEEDED{$kind}" must be specified\n)) if $NEEDED{$kind} && !$has->{ $NEEDED{$kind} };
        parameter_problem($NEEDS_ANY{$kind}) if $NEEDS_ANY{$kind} && !%$has;
    }
}

# What enters has no interface yet to go out by, and what goes out came in by none.
sub check_interfaces {
    my ($part, $chain) = @_;
    my $letter = { PREROUTING => 'o', INPUT => 'o', POSTROUTING => 'i', OUTPUT => 'i' }->{$chain} or return;
    parameter_problem("Can't use -$letter with $chain\n") if defined $part->{$letter};
}

sub check_nat_table {
    my ($target) = @_;
    return if $fw{table} ne 'nat' || $target ne 'DROP';
    parameter_problem(qq(\nThe "nat" table is not intended for filtering, the use of DROP is therefore inhibited.\n\n));
}

# A port can only be changed where there are ports. What comes behind the target counts for nothing here.
sub check_ports {
    my ($protocol, $option, $value) = @_;
    my $is_port = $option eq 'to-ports' || $value =~ ($fw{family} eq 'ip4' ? qr/:/ : qr/\]:/);
    parameter_problem('Need TCP, UDP, SCTP or DCCP with port specification')
        if $is_port && $protocol !~ /\A(?:tcp|udp|sctp|33|icmp|ipv6-icmp)\z/;
}

our @REJECTS = (
    [qw(icmp-net-unreachable net-unreach)], [qw(icmp-host-unreachable host-unreach)], [qw(icmp-proto-unreachable proto-unreach)],
    [qw(icmp-port-unreachable port-unreach)], [qw(icmp-net-prohibited net-prohib)], [qw(icmp-host-prohibited host-prohib)],
    [qw(tcp-reset tcp-rst)], [qw(icmp-admin-prohibited admin-prohib)],
);
our @REJECTS6 = (
    [qw(icmp6-no-route no-route)], [qw(icmp6-adm-prohibited adm-prohibited)], [qw(icmp6-addr-unreachable addr-unreach)],
    [qw(icmp6-port-unreachable port-unreach)], [qw(tcp-reset tcp-reset)], [qw(icmp6-policy-fail policy-fail)], [qw(icmp6-reject-route reject-route)],
);

# The whole name of an answer that REJECT can give; its begin is enough.
sub reject_type {
    my ($word) = @_;
    for my $names ($fw{family} eq 'ip4' ? @REJECTS : @REJECTS6) {
        return $names->[0] if grep { index($_, lc $word) == 0 } @$names;
    }
    parameter_problem(qq(unknown reject type "$word"));
}

# Where the kernel takes a target: tables, and chains if it is a built-in one.
our %WHERE = (
    MASQUERADE => [nat => 'POSTROUTING'], SNAT => [nat => 'POSTROUTING|INPUT'], DNAT => [nat => 'PREROUTING|OUTPUT'],
    REDIRECT => [nat => 'PREROUTING|OUTPUT'], REJECT => [filter => 'INPUT|FORWARD|OUTPUT'],
);

# What the kernel refuses, which does not say why. VERB: APPEND, INSERT or REPLACE.
sub check_kernel {
    my ($verb, $chain, @specs) = @_;
    for my $spec (@specs) {
        my ($target) = $spec =~ /(?:\A| )-j (\S+)/;
        my ($table, $chains) = @{ $WHERE{ $target // '' } // [] };
        my $is_refused = defined $table && ($table ne $fw{table} || is_builtin($chain) && $chain !~ /\A(?:$chains)\z/)
            || $spec =~ / --reject-with tcp-reset\b/ && $spec !~ /(?:\A|[^!] )-p tcp\b/
            || $spec =~ /(?:\A| )-m icmp(6?)\b/ && $spec !~ ($1 ? qr/(?:\A|[^!] )-p ipv6-icmp\b/ : qr/(?:\A|[^!] )-p icmp\b/);
        next if !$is_refused;
        my $where = defined $fw{line} ? "\nline $fw{line}:" : '';
        fail(4, "$fw{title} v1.8.9 (nf_tables): $where RULE_$verb failed (Invalid argument): rule in chain $chain");
    }
}

1;
