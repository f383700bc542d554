# nft list ruleset, table, tables, chain and chains

our ($kit, $node, $name);

sub nft_list {
    my ($text, $with_handles) = @_;
    my (undef, $what, @names) = split ' ', $text;
    nft_error($text, $text, 'syntax error, unexpected newline') if !defined $what;
    my $family = @names && $names[0] =~ /\A(?:ip|ip6|inet|arp|bridge|netdev)\z/ ? shift @names : undef;
    my @rows = rows('nftables');
    my ($table, $chain) = @names;
    $family //= 'ip' if $what =~ /\A(?:table|chain)\z/;
    @rows = grep { !defined $family || $_->{family} eq $family } @rows;
    if ($what eq 'tables') {
        say_line("table $_->{family} $_->{table}") for grep { $_->{chain} eq '-' } @rows;
        return 0;
    }
    not_simulated(1) if $what !~ /\A(?:ruleset|table|chain|chains)\z/;
    if ($what =~ /\Atable|chain\z/ && $what ne 'chains') {
        nft_error($text, $text, 'syntax error, unexpected newline') if !defined $table || $what eq 'chain' && !defined $chain;
        @rows = grep { $_->{table} eq $table } @rows;
        nft_error($text, $table, 'No such file or directory') if !@rows;
        if ($what eq 'chain') {
            @rows = grep { $_->{chain} eq '-' || $_->{chain} eq $chain } @rows;
            nft_error($text, $chain, 'No such file or directory') if @rows < 2;
        }
    }
    for my $head (grep { $_->{chain} eq '-' } @rows) {
        my @own = grep { $_->{family} eq $head->{family} && $_->{table} eq $head->{table} && $_->{chain} ne '-' } @rows;
        say_line("table $head->{family} $head->{table} {", $with_handles && $what ne 'chain' ? " # handle $head->{handle}" : '');
        my ($count, $open) = (0, 0);
        for my $row (@own) {
            if ($row->{handle} eq '0') {
                say_line("\t}") if $open;
                say_line('') if $open && $what ne 'chains';
                $open = 1;
                $count++;
                say_line("\tchain $row->{chain} {", $with_handles ? ' # handle ' . $count : '');
                say_line("\t\t", $row->{rule} =~ /\A\{ (.*) \}\z/) if $row->{rule} ne '-';
            }
            elsif ($what ne 'chains') { say_line("\t\t$row->{rule}", $with_handles ? " # handle $row->{handle}" : '') }
        }
        say_line("\t}") if $open;
        say_line('}');
    }
    return 0;
}

1;
