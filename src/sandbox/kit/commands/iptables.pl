# iptables and ip6tables: the rules are kept as `iptables -S` prints them.

our ($kit, $node, $name);
our %fw;    # family (ip4, ip6), table, title

need("stub/iptables/chains");
need("stub/iptables/demands");

our %LONG = (
    append => 'A', check => 'C', delete => 'D', insert => 'I', replace => 'R', list => 'L', 'list-rules' => 'S', flush => 'F', zero => 'Z',
    'new-chain' => 'N', 'delete-chain' => 'X', 'rename-chain' => 'E', policy => 'P', table => 't', numeric => 'n', verbose => 'v', exact => 'x',
    'line-numbers' => 'line', version => 'V', help => 'h', wait => 'w', 'wait-interval' => 'W',
);

sub run {
    my @args = @_;
    $fw{family} = $name =~ /6/ ? 'ip6' : 'ip4';
    $fw{table} = 'filter';
    ($fw{title}) = $name =~ /\A(ip6?tables)/;
    # What is not an option of the command itself belongs to the rule.
    my (%on, $command, @values, @rule);
    while (@args) {
        my $word = shift @args;
        my $letter = $word =~ /\A--([a-z-]+)\z/ ? $LONG{$1} : $word =~ /\A-([A-Za-z])\z/ ? $1 : undef;
        if (!defined $letter && $word =~ /\A-([A-Zvnx])([A-Za-z]+)\z/) { ($letter, $word) = ($1, ''); unshift @args, "-$2" }
        if (!defined $letter) { push @rule, $word }
        elsif ($letter eq 't') { $fw{table} = value_of($word, \@args) }
        elsif ($letter =~ /\A(?:[nvx]|line)\z/) { $on{$letter} = 1 }
        elsif ($letter eq 'w' || $letter eq 'W') { shift @args if @args && $args[0] =~ /\A\d+\z/ }
        elsif ($letter eq 'V') { say_line("$fw{title} v1.8.9 (nf_tables)"); return 0 }
        elsif ($letter eq 'h') { not_simulated(2) }
        elsif ($letter =~ /\A[ACDIRLSFZNXEP]\z/) {
            parameter_problem("Cannot use -$letter with -$command") if defined $command;
            $command = $letter;
            my $most = { A => 1, C => 1, D => 2, I => 2, R => 2, L => 2, S => 2, F => 1, Z => 2, N => 1, X => 1, E => 2, P => 2 }->{$letter};
            while (@args && @values < $most && $args[0] !~ /\A[-!]/) { push @values, shift @args }
            parameter_problem(qq(option "$word" requires an argument)) if !@values && $letter =~ /[ACDIRNEP]/;
        }
        else { push @rule, $word }
    }
    if (!defined $command) {
        my ($unknown) = grep { /\A--/ } @rule;
        parameter_problem(defined $unknown ? qq(unknown option "$unknown") : 'no command specified');
    }
    fail(3, "$fw{title} v1.8.9 (nf_tables): table '$fw{table}' does not exist\nPerhaps $fw{title} or your kernel needs to be upgraded.") if !builtin_chains();
    if ($command =~ /[LS]/) {
        fail(2, "Bad argument `$rule[0]'\nTry `$fw{title} -h' or '$fw{title} --help' for more information.") if @rule;
        need("stub/iptables/list");
        return list_rules($command, \%on, @values);
    }
    return change_rules($command, \@values, \@rule);
}

sub change_rules {
    my ($command, $values, $rule) = @_;
    my ($chain, $second) = @$values;
    my $is_rule = $command =~ /[ACIR]/ || $command eq 'D' && !defined $second;
    my (@specs, $target);
    if ($is_rule) {
        need("stub/iptables/parse");
        ($target, @specs) = parse_rule($chain, @$rule);
    }
    parameter_problem(qq(Invalid rule number `$second')) if $command =~ /[DIR]/ && defined $second && $second !~ /\A[1-9]\d*\z/;
    return change_chains(sub {
        my @chains = @_;
        my ($found) = grep { defined $chain && $_->[0] eq $chain } @chains;
        if ($is_rule && defined $target && !grep { $_->[0] eq $target } @chains) {
            parameter_problem("Chain '$target' does not exist");
        }
        return change_chain_list($command, $chain, $second, $found, @chains) if $command =~ /[NXEPFZ]/;
        fail(1, "$fw{title}: Bad rule (does a matching rule exist in that chain?).") if !$found && $command eq 'D' && !defined $second;
        no_such_chain() if !$found;
        my ($head, $policy, @rules) = @$found;
        if ($command eq 'A') { push @rules, @specs }
        elsif ($command eq 'I') {
            fail(1, "$fw{title}: Index of insertion too big.") if ($second // 1) > @rules + 1;
            splice @rules, ($second // 1) - 1, 0, @specs;
        }
        elsif ($command eq 'R') {
            fail(1, "$fw{title}: Index of replacement too big.") if ($second // 0) > @rules;
            $rules[$second - 1] = $specs[0];
        }
        elsif (defined $second) {
            fail(1, "$fw{title}: Index of deletion too big.") if $second > @rules;
            splice @rules, $second - 1, 1;
        }
        else {
            for my $spec (@specs) {
                my ($at) = grep { $rules[$_] eq $spec } 0 .. $#rules;
                fail(1, "$fw{title}: Bad rule (does a matching rule exist in that chain?).") if !defined $at;
                splice @rules, $at, 1 if $command eq 'D';
            }
        }
        check_kernel({ A => 'APPEND', I => 'INSERT', R => 'REPLACE' }->{$command}, $chain, @specs) if $command =~ /[AIR]/;
        @$found = ($head, $policy, @rules);
        return @chains;
    });
}

# What concerns a chain as a whole.
sub change_chain_list {
    my ($command, $chain, $second, $found, @chains) = @_;
    if ($command eq 'N') {
        parameter_problem("chain name `$chain' too long (must be under 29 chars)") if length $chain > 28;
        fail(1, "$fw{title}: Chain already exists.") if $found;
        return (@chains, [$chain, '-']);
    }
    return @chains if $command eq 'Z' && (!defined $chain || $found);
    if ($command eq 'P') {
        fail(1, "$fw{title}: Bad built-in chain name.") if !$found || !is_builtin($chain);
        parameter_problem('-P requires a chain and a policy') if !defined $second;
        check_nat_table($second);
        fail(1, "$fw{title}: Bad policy name. Run `dmesg' for more information.") if $second !~ /\A(?:ACCEPT|DROP)\z/;
        $found->[1] = $second;
        return @chains;
    }
    no_such_chain() if defined $chain && !$found;
    if ($command eq 'F') {
        for (defined $chain ? $found : @chains) { splice @$_, 2 }
        return @chains;
    }
    if ($command eq 'E') {
        parameter_problem('-E requires old-chain-name and new-chain-name') if !defined $second;
        fail(1, "$fw{title}: File exists.") if grep { $_->[0] eq $second } @chains;
        $found->[0] = $second;
        for my $other (@chains) { s/ -([jg]) \Q$chain\E(?= |\z)/ -$1 $second/ for @$other[2 .. $#$other]; s/\A-([jg]) \Q$chain\E\z/-$1 $second/ for @$other[2 .. $#$other] }
        return @chains;
    }
    # -X: chains that nothing refers to.
    for my $gone (grep { defined $chain ? $_ == $found : !is_builtin($_->[0]) } @chains) {
        my $is_used = is_builtin($gone->[0]) || @$gone > 2 || grep { my $other = $_; grep { /(?:\A| )-[jg] \Q$gone->[0]\E\z/ } @$other[2 .. $#$other] } @chains;
        if ($is_used) { fail(4, "$fw{title} v1.8.9 (nf_tables):  CHAIN_DEL failed (Device or resource busy): chain $gone->[0]") }
        @chains = grep { $_ != $gone } @chains;
    }
    return @chains;
}

1;
