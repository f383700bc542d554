# iptables -L and -S

our ($kit, $node, $name, %fw);

our %NUMBER = (tcp => 6, udp => 17, icmp => 1, 'ipv6-icmp' => 58, sctp => 132, esp => 50, ah => 51, gre => 47, udplite => 136);
our %ICMP_NAME = (0 => 'echo-reply', 3 => 'destination-unreachable', 5 => 'redirect', 8 => 'echo-request', 11 => 'time-exceeded');
our %ICMP6_NAME = (128 => 'echo-request', 129 => 'echo-reply', 133 => 'router-solicitation', 134 => 'router-advertisement', 135 => 'neighbour-solicitation', 136 => 'neighbour-advertisement');
our %FLAG = (FIN => 1, SYN => 2, RST => 4, PSH => 8, ACK => 16, URG => 32);
our @LEVELS = qw(emerg alert crit error warn notice info debug);

sub list_rules {
    my ($command, $on, $chain, $number) = @_;
    my @chains = chains_of(rows('firewall'));
    my @shown = grep { !defined $chain || $_->[0] eq $chain } @chains;
    fail(1, "$fw{title} v1.8.9 (nf_tables): chain `$chain' in table `$fw{table}' is incompatible, use 'nft' tool.") if !@shown;
    if ($command eq 'S') {
        say_line($_->[1] eq '-' ? "-N $_->[0]" : "-P $_->[0] $_->[1]") for grep { !defined $number } @shown;
        for my $one (@shown) {
            my ($name, undef, @rules) = @$one;
            my $counters = $on->{v} ? ' -c 0 0' : '';
            for my $at (0 .. $#rules) {
                next if defined $number && $number != $at + 1;
                my $rule = $rules[$at];
                $rule =~ s/(\A| )(?=-[jg] )/$1 . ($counters eq '' ? '' : '-c 0 0 ')/e;
                say_line("-A $name", $rule eq '' ? '' : " $rule");
            }
        }
        return 0;
    }
    my $is_first = 1;
    for my $one (@shown) {
        say_line('') if !$is_first;
        $is_first = 0;
        my ($name, $policy, @rules) = @$one;
        if (!defined $number) {
            my $about = $policy ne '-' ? "policy $policy" . ($on->{v} ? ' 0 packets, 0 bytes' : '') : references($name, @chains) . ' references';
            say_line("Chain $name ($about)");
            say_line($on->{line} ? 'num  ' : '', $on->{v} ? ' pkts bytes ' : '', 'target     prot opt ', $on->{v} ? 'in     out     ' : '',
                'source               destination         ');
        }
        for my $at (0 .. $#rules) {
            next if defined $number && $number != $at + 1;
            say_line($on->{line} ? sprintf('%-4d ', $at + 1) : '', $on->{v} ? '    0     0 ' : '', rule_line($on, $rules[$at]));
        }
    }
    return 0;
}

sub references {
    my ($chain, @chains) = @_;
    my $count = 0;
    for my $other (@chains) { $count += grep { /(?:\A| )-[jg] \Q$chain\E\z/ } @$other[2 .. $#$other] }
    return $count;
}

sub rule_line {
    my ($on, $rule) = @_;
    my @words = $rule =~ /"(?:\\.|[^"\\])*"|\S+/g;
    my $any = $fw{family} eq 'ip4' ? '0.0.0.0/0' : '::/0';
    my %column = (target => '', prot => 'all', s => ['', $any], d => ['', $any], i => ['', '*'], o => ['', '*']);
    my (@texts, @target, $is_target, $kind);
    while (@words) {
        my $word = shift @words;
        my $not = '';
        if ($word eq '!') { $not = '!'; $word = shift @words }
        if (!$is_target && $word =~ /\A-([sdio])\z/) { $column{$1} = [$not, shift @words] }
        elsif ($word eq '-p') { $column{prot} = $not . shift @words }
        elsif ($word eq '-m') { $kind = shift @words; push @texts, [$kind] }
        elsif ($word =~ /\A-[jg]\z/) { $column{target} = shift @words; $is_target = 1; push @target, $column{target}; push @target, 'goto' if $word eq '-g' }
        elsif ($word =~ /\A--(.*)\z/) {
            my ($option, @values) = ($1);
            push @values, shift @words while @words && $words[0] !~ /\A(?:-|!\z)/;
            if ($is_target) { push @target, [$option, @values] }
            else { push @{ $texts[-1] }, [$not, $option, @values] }
        }
    }
    my $prot = $column{prot};
    if ($on->{n}) { $prot =~ s/([a-z].*)/$1 eq 'all' ? 0 : $NUMBER{$1} \/\/ $1/e }
    my ($source, $target) = map { shown_address($on, $column{$_}[1]) } 's', 'd';
    my $text = sprintf '%-9s  %-4s -- ', $column{target}, $prot;
    if ($on->{v}) {
        my ($in, $out) = map { $_ eq '*' && !$on->{n} ? 'any' : $_ } map { $column{$_}[1] } 'i', 'o';
        $text .= sprintf ' %-6s %-6s ', "$column{i}[0]$in", "$column{o}[0]$out";
    }
    $text .= sprintf '%1s%-19s %1s%-19s ', $column{s}[0], $source, $column{d}[0], $target;
    my $more = join('', map { said_match($on, @$_) } @texts) . said_target($on, @target);
    return $text . $more;
}

sub shown_address {
    my ($on, $text) = @_;
    return 'anywhere' if !$on->{n} && $text =~ m{/0\z};
    return $text =~ s{/(?:32|128)\z}{}r if $fw{family} eq 'ip4' && $text =~ m{/32\z} || $fw{family} eq 'ip6' && $text =~ m{/128\z};
    return $text;
}

sub said_port {
    my ($on, $kind, $port) = @_;
    return $port if $on->{n} || $port !~ /\A\d+\z/;
    return (getservbyport($port, $kind eq 'udp' ? 'udp' : 'tcp'))[0] // $port;
}

sub said_match {
    my ($on, $kind, @options) = @_;
    my $text = '';
    $text .= ' ' . $kind if $kind =~ /\A(?:tcp|udp)\z/ && @options;
    for (@options) {
        my ($not, $option, @values) = @$_;
        my $value = $values[0] // '';
        if ($option =~ /\A([sd])port\z/) {
            my $side = $1 eq 's' ? 'spt' : 'dpt';
            $text .= " ${side}" . ($value =~ /:/ ? 's' : '') . ":$not" . join ':', map { said_port($on, $kind, $_) } split /:/, $value;
        }
        elsif ($option eq 'tcp-flags') {
            $text .= " flags:$not" . join '/', $on->{n} ? map { my $sum = 0; $sum += $FLAG{$_} // 0 for split /,/; sprintf '0x%02X', $sum } @values : @values;
        }
        elsif ($kind eq 'multiport') { $text .= " multiport $option $not" . join ',', map { join ':', map { said_port($on, 'tcp', $_) } split /:/ } split /,/, $value }
        elsif ($kind eq 'comment') { $text .= ' /* ' . $value =~ s/\A"(.*)"\z/$1/sr . ' */' }
        elsif ($option eq 'state' || $option eq 'ctstate') { $text .= " $not$option $value" }
        elsif ($kind eq 'icmp') { $text .= $on->{n} ? " ${not}icmptype $value" : " icmp $not" . ($ICMP_NAME{$value} // "type $value") }
        elsif ($kind eq 'icmp6') { $text .= $on->{n} ? " ${not}icmptype $value" : " ipv6-icmp $not" . ($ICMP6_NAME{$value} // "type $value") }
        elsif ($kind eq 'mark') { $text .= ' mark match ' . ($not ? '!' : '') . $value }
        elsif ($option eq 'limit') { $text .= " limit: avg $value burst 5" }
        elsif ($option eq 'limit-burst') { $text =~ s/burst 5/burst $value/ }
        elsif ($kind eq 'addrtype') { $text .= ($text eq '' ? ' ADDRTYPE match' : '') . " $option $not$value" }
        elsif ($kind eq 'iprange') { $text .= ($option =~ /src/ ? ' source' : ' destination') . " IP range $not$value" }
        elsif ($kind eq 'pkttype') { $text .= " PKTTYPE $not= $value" }
        elsif ($kind eq 'physdev') { $text .= ($text eq '' ? ' PHYSDEV match' : '') . ($not ? ' !' : '') . " --$option $value" }
    }
    return $text;
}

sub said_target {
    my ($on, $kind, @options) = @_;
    return '' if !defined $kind;
    my $is_goto = grep { $_ eq 'goto' } @options;
    my %option = map { ($_->[0] => $_->[1] // 1) } grep { ref } @options;
    return ' [goto] ' if $is_goto;
    return " reject-with $option{'reject-with'}" if $kind eq 'REJECT';
    return " to:" . ($option{'to-source'} // $option{'to-destination'}) . join '', map { $option{$_} ? " $_" : () } qw(random persistent) if $kind =~ /\A[SD]NAT\z/;
    return (defined $option{'to-ports'} ? " masq ports: $option{'to-ports'}" : '') . ($option{random} ? ' random' : '') if $kind eq 'MASQUERADE';
    return defined $option{'to-ports'} ? " redir ports $option{'to-ports'}" : '' if $kind eq 'REDIRECT';
    return ' MARK ' . ($option{'set-xmark'} =~ m{\A(.*)/0xffffffff\z} ? "set $1" : "xset $option{'set-xmark'}") if $kind eq 'MARK';
    if ($kind eq 'LOG') {
        my $level = $option{'log-level'} // 4;
        my $prefix = defined $option{'log-prefix'} ? ' prefix "' . $option{'log-prefix'} =~ s/\A"(.*)"\z/$1/sr . '"' : '';
        return ($on->{n} ? " LOG flags 0 level $level" : " LOG level $LEVELS[$level]") . $prefix;
    }
    return '';
}

1;
