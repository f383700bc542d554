# Brings a rule into the form in which `iptables -S` prints it.

our ($kit, $node, $name, %fw);

need("stub/net");
need("stub/iptables/demands");

our %PROTOCOL = (tcp => 6, udp => 17, icmp => 1, 'ipv6-icmp' => 58, icmpv6 => 58, sctp => 132, esp => 50, ah => 51, gre => 47, udplite => 136, all => 0);
our %PROTOCOL_NAME = (6 => 'tcp', 17 => 'udp', 1 => 'icmp', 58 => 'ipv6-icmp', 132 => 'sctp', 50 => 'esp', 51 => 'ah', 47 => 'gre', 136 => 'udplite');
our %ICMP = ('echo-reply' => 0, 'destination-unreachable' => 3, redirect => 5, 'echo-request' => 8, ping => 8, pong => 0, 'time-exceeded' => 11, 'timestamp-request' => 13);
our %ICMP6 = ('echo-request' => 128, 'echo-reply' => 129, 'router-solicitation' => 133, 'router-advertisement' => 134, 'neighbour-solicitation' => 135,
    'neighbor-solicitation' => 135, 'neighbour-advertisement' => 136, 'neighbor-advertisement' => 136, 'packet-too-big' => '2', 'time-exceeded' => 3);

# Options of each match and target, in the order in which they are printed: name and number of values.
our %MATCH = (
    tcp => [sport => 1, dport => 1, 'tcp-flags' => 2], udp => [sport => 1, dport => 1], icmp => ['icmp-type' => 1], icmp6 => ['icmpv6-type' => 1],
    multiport => [sports => 1, dports => 1, ports => 1], comment => [comment => 1], state => [state => 1], conntrack => [ctstate => 1],
    mark => [mark => 1], limit => [limit => 1, 'limit-burst' => 1], addrtype => ['src-type' => 1, 'dst-type' => 1],
    iprange => ['src-range' => 1, 'dst-range' => 1], pkttype => ['pkt-type' => 1], physdev => ['physdev-in' => 1, 'physdev-out' => 1],
);
our %TARGET = (
    ACCEPT => [], DROP => [], RETURN => [], QUEUE => [], REJECT => ['reject-with' => 1], LOG => ['log-prefix' => 1, 'log-level' => 1],
    MASQUERADE => ['to-ports' => 1, random => 0], SNAT => ['to-source' => 1, random => 0, persistent => 0], DNAT => ['to-destination' => 1, random => 0, persistent => 0],
    REDIRECT => ['to-ports' => 1], MARK => ['set-xmark' => 1],
);
our %ALIAS = (
    'source-port' => 'sport', 'destination-port' => 'dport', 'source-ports' => 'sports', 'destination-ports' => 'dports', 'icmp6-type' => 'icmpv6-type',
    'set-mark' => 'set-xmark', 'log-level' => 'log-level',
);
our $KNOWN_MATCHES = 'ah|bpf|cgroup|cluster|connbytes|connlabel|connlimit|connmark|cpu|dccp|devgroup|dscp|dst|ecn|esp|eui64|frag|hashlimit|hbh|helper|hl|ipv6header|ipvs|length|mac|mh|nfacct|osf|owner|policy|quota|rateest|realm|recent|rpfilter|rt|sctp|set|socket|srh|statistic|string|tcpmss|time|tos|ttl|u32';
our $KNOWN_TARGETS = 'AUDIT|CHECKSUM|CLASSIFY|CLUSTERIP|CONNMARK|CONNSECMARK|CT|DNPT|DSCP|ECN|HL|HMARK|IDLETIMER|LED|NETMAP|NFLOG|NFQUEUE|NOTRACK|RATEEST|SECMARK|SET|SNPT|SYNPROXY|TCPMSS|TCPOPTSTRIP|TEE|TOS|TPROXY|TRACE|TTL|ULOG';

# The rule of a chain: returns the user's chain that it goes to, or undef, and the rules: several for lists of addresses.
sub parse_rule {
    my ($own, @args) = @_;
    my (%part, @matches, $jump, %jump, $chain, %seen);
    while (@args) {
        my $word = shift @args;
        my $not = '';
        if ($word eq '!') { $not = '! '; $word = shift @args // parameter_problem('bad rule') }
        if ($word =~ /\A(?:-s|--source|--src|-d|--destination|--dst)\z/) {
            my $key = $word =~ /s/ && $word !~ /d/ || $word =~ /src|source/ ? 's' : 'd';
            once(\%seen, $key);
            $part{$key} = [map { $not . "-$key " . rule_address($_) } split /,/, value_of($word, \@args)];
        }
        elsif ($word =~ /\A(?:-i|--in-interface|-o|--out-interface)\z/) {
            my $key = $word =~ /\A-(?:i|-in)/ ? 'i' : 'o';
            once(\%seen, $key);
            $part{$key} = $not . "-$key " . value_of($word, \@args);
        }
        elsif ($word =~ /\A(?:-p|--protocol|--proto)\z/) {
            once(\%seen, 'p');
            my $text = lc value_of($word, \@args);
            my $number = $PROTOCOL{$text} // ($text =~ /\A\d+\z/ && $text < 256 ? $text : parameter_problem(qq(unknown protocol "$text" specified)));
            $part{protocol} = $PROTOCOL_NAME{$number} // $number;
            $part{p} = $not . "-p $part{protocol}" if $number;
        }
        elsif ($word =~ /\A(?:-m|--match)\z/) {
            my $kind = value_of($word, \@args);
            $kind = 'icmp6' if $kind =~ /\A(?:icmpv6|ipv6-icmp)\z/;
            not_simulated(2, "match $kind") if $kind =~ /\A(?:$KNOWN_MATCHES)\z/;
            parameter_problem("Couldn't load match `$kind':No such file or directory\n") if !$MATCH{$kind};
            push @matches, { kind => $kind };
        }
        elsif ($word =~ /\A(?:-j|--jump|-g|--goto)\z/) {
            my $letter = $word =~ /j/ ? 'j' : 'g';
            once(\%seen, 'j');
            my $target = value_of($word, \@args);
            not_simulated(2, "target $target") if $target =~ /\A(?:$KNOWN_TARGETS)\z/;
            $chain = $target if !$TARGET{$target};
            $jump = "-$letter $target";
            $jump{kind} = $target;
        }
        elsif ($word =~ /\A(?:-f|--fragment|-c|--set-counters)\z/) { not_simulated(2, $word) }
        elsif ($word =~ /\A--(.+)\z/) { rule_option($1, $not, \@args, \%part, \@matches, \%jump) }
        elsif ($word =~ /\A-/) { parameter_problem(qq(unknown option "$word")) }
        else { fail(2, "Bad argument `$word'\nTry `$fw{title} -h' or '$fw{title} --help' for more information.") }
    }
    require_options(\%part, @matches, defined $jump ? \%jump : ());
    check_nat_table($jump{kind} // '');
    check_interfaces(\%part, $own);
    my @tail = (@part{qw(i o p)}, (map { match_text($_) } @matches), defined $jump ? ($jump, target_options(\%jump, \%part)) : ());
    @tail = grep { defined && $_ ne '' } @tail;
    my @rules;
    for my $source (@{ $part{s} || [''] }) {
        for my $target (@{ $part{d} || [''] }) { push @rules, join ' ', grep { $_ ne '' && !/\A-[sd] (?:0\.0\.0\.0|::)\/0\z/ } $source, $target, @tail }
    }
    return ($chain, @rules);
}

sub rule_address {
    my ($text) = @_;
    my ($bytes, $bits) = parse_prefix($text);
    my $is_ok = defined $bytes && family_of($bytes) == ($fw{family} eq 'ip4' ? 4 : 6);
    parameter_problem("host/network `$text' not found") if !$is_ok;
    return ip_text(network_bytes($bytes, $bits)) . "/$bits";
}

# An option of a match or of the target; those of the protocol bring its match with them.
sub rule_option {
    my ($option, $not, $args, $part, $matches, $jump) = @_;
    $option = $ALIAS{$option} // $option;
    my $protocol = $part->{protocol} // '';
    my $is_syn = $option eq 'syn' && $protocol eq 'tcp';
    $option = 'tcp-flags' if $is_syn;
    my $implied = { icmp => 'icmp', 'ipv6-icmp' => 'icmp6', tcp => 'tcp', udp => 'udp' }->{$protocol};
    for my $holder ((reverse @$matches), $implied && !(grep { $_->{kind} eq $implied } @$matches) ? { kind => $implied, new => 1 } : (), $jump->{kind} ? $jump : ()) {
        my %values = @{ $MATCH{ $holder->{kind} } || $TARGET{ $holder->{kind} } || [] };
        next if !exists $values{$option};
        option_once($holder, $option);
        my @values = $is_syn ? ('FIN,SYN,RST,ACK', 'SYN') : map { value_of("--$option", $args) } 1 .. $values{$option};
        check_ports($protocol, $option, $values[0]) if $option =~ /\Ato-/;
        push @$matches, $holder if delete $holder->{new};
        $holder->{options}{$option} = [$not, map { option_value($option, $_) } @values];
        return;
    }
    parameter_problem(qq(unknown option "--$option"));
}

our @STATES = qw(INVALID NEW RELATED ESTABLISHED UNTRACKED SNAT DNAT);

sub option_value {
    my ($option, $value) = @_;
    if ($option =~ /\A[sd]port\z/) { 
        my ($from, $to) = map { rule_port($_) } split /:/, $value, -1;
        return defined $to ? ($from eq '' ? 0 : $from) . ':' . ($to eq '' ? 65535 : $to) : $from;
    }
    if ($option =~ /\A(?:[sd]ports|ports)\z/) { return join ',', map { join ':', map { rule_port($_) } split /:/ } split /,/, $value }
    if ($option =~ /\A(?:state|ctstate)\z/) {
        my %has = map { (uc($_) => 1) } split /,/, $value;
        for (keys %has) { my $state = $_; parameter_problem(qq(Bad ctstate "$state")) if !grep { $_ eq $state } @STATES }
        return join ',', grep { $has{$_} } @STATES;
    }
    if ($option eq 'icmp-type') { return $ICMP{$value} // $value }
    if ($option eq 'icmpv6-type') { return $ICMP6{$value} // $value }
    if ($option eq 'mark') { return join '/', map { sprintf '0x%x', /\A0x/i ? hex : $_ } split m{/}, $value }
    if ($option eq 'set-xmark') {
        my ($mark, $mask) = map { /\A0x/i ? hex : $_ } split m{/}, $value;
        return sprintf '0x%x/0x%x', $mark, $mask // 0xffffffff;
    }
    if ($option eq 'reject-with') { return reject_type($value) }
    if ($option eq 'limit') { return $value =~ s{/(s|m|h|d).*}{'/' . { s => 'sec', m => 'min', h => 'hour', d => 'day' }->{$1}}er }
    if ($option eq 'log-level') { return { emerg => 0, alert => 1, crit => 2, error => 3, err => 3, warning => 4, warn => 4, notice => 5, info => 6, debug => 7 }->{$value} // $value }
    if ($option =~ /\A(?:comment|log-prefix)\z/) { return $value =~ /[^A-Za-z0-9_.\/:-]/ ? '"' . $value =~ s/(["\\])/\\$1/gr . '"' : $value }
    return $value;
}

sub rule_port {
    my ($port) = @_;
    return $port if $port =~ /\A\d*\z/ && ($port || 0) < 65536;
    return (getservbyname($port, 'tcp'))[2] // parameter_problem(qq(invalid port/service `$port' specified));
}

sub options_text {
    my ($holder, $order) = @_;
    my @order = @$order;
    my @said;
    while (my ($option, $count) = splice @order, 0, 2) {
        my $values = $holder->{options}{$option} or next;
        my ($not, @values) = @$values;
        push @said, join ' ', $not . "--$option", @values;
    }
    return @said;
}

sub match_text {
    my ($match) = @_;
    delete $match->{options}{'limit-burst'} if (($match->{options}{'limit-burst'} // [])->[1] // '') eq '5';
    return join ' ', "-m $match->{kind}", options_text($match, $MATCH{ $match->{kind} });
}

sub target_options {
    my ($jump, $part) = @_;
    my $kind = $jump->{kind};
    $jump->{options}{'reject-with'} //= ['', $fw{family} eq 'ip4' ? 'icmp-port-unreachable' : 'icmp6-port-unreachable'] if $kind eq 'REJECT';
    delete $jump->{options}{'log-level'} if $kind eq 'LOG' && (($jump->{options}{'log-level'} // [])->[1] // '') eq '4';
    return options_text($jump, $TARGET{$kind} || []);
}

1;
