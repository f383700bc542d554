# The chains of a table of iptables, and complaints.

our ($kit, $node, $name);
our %fw;    # family (ip4, ip6), table, title; of iptables-restore the line

our %CHAINS = (
    filter => [qw(INPUT FORWARD OUTPUT)], nat => [qw(PREROUTING INPUT OUTPUT POSTROUTING)], raw => [qw(PREROUTING OUTPUT)],
    mangle => [qw(PREROUTING INPUT FORWARD OUTPUT POSTROUTING)], security => [qw(INPUT FORWARD OUTPUT)],
);

sub value_of {
    my ($word, $args) = @_;
    return @$args ? shift @$args : parameter_problem(qq(option "$word" requires an argument));
}

sub parameter_problem {
    my $line = defined $fw{line} ? "\nError occurred at line: $fw{line}" : '';
    fail(2, "$fw{title} v1.8.9 (nf_tables): $_[0]$line\nTry `$fw{title} -h' or '$fw{title} --help' for more information.");
}

sub no_such_chain { fail(1, "$fw{title}: No chain/target/match by that name.") }

sub builtin_chains { @{ $CHAINS{ $fw{table} } || [] } }

sub is_builtin { my ($chain) = @_; return scalar grep { $_ eq $chain } builtin_chains() }

# The rows of the table, chain by chain: a list of [CHAIN, POLICY or '-', RULE...].
sub chains_of {
    my @rows = grep { $_->{family} eq $fw{family} && $_->{table} eq $fw{table} } @_;
    my (%chain, @order);
    for my $name (builtin_chains()) { push @order, $chain{$name} = [$name, 'ACCEPT'] }
    for my $row (@rows) {
        push @order, $chain{ $row->{chain} } = [$row->{chain}, '-'] if !$chain{ $row->{chain} };
        my $chain = $chain{ $row->{chain} };
        if ($row->{rule} =~ /\Apolicy (\S+)\z/) { $chain->[1] = $1 }
        elsif ($row->{rule} ne '-') { push @$chain, $row->{rule} }
    }
    return @order;
}

sub rows_of {
    my ($chain) = @_;
    my ($name, $policy, @rules) = @$chain;
    return map { { family => $fw{family}, table => $fw{table}, chain => $name, rule => $_ } } $policy eq '-' ? '-' : "policy $policy", @rules;
}

# Changes the table's chains by CODE, which gets them as `chains_of` gives them.
sub change_chains {
    my ($code) = @_;
    change_table('firewall', sub {
        my @others = grep { $_->{family} ne $fw{family} || $_->{table} ne $fw{table} } @_;
        return (@others, map { rows_of($_) } $code->(chains_of(@_)));
    });
    return 0;
}

1;
