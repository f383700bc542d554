# ip rule

our ($kit, $node, $name, %ip);

need("stub/rules");
need("stub/routes");

# In the order in which `ip` prints them.
our @KEYS = qw(not from to tos fwmark iif oif);

sub run_object {
    my @args = @_;
    my $command = @args ? ip_command('rule', shift @args, qw(list lst show save restore add delete flush help)) : 'show';
    my $family = $ip{family} // 4;
    if ($command =~ /\A(?:list|lst|show)\z/) { return show_rules($family, @args) }
    return add_rule($family, @args) if $command eq 'add';
    return delete_rule($family, @args) if $command eq 'delete';
    not_simulated(255) if $command ne 'flush' || @args;
    # The first one stays.
    change_rules($family, sub { grep { $_->{priority} == 0 } @_ });
    return 0;
}

sub change_rules {
    my ($family, $code) = @_;
    change_table('rules', sub {
        return ((grep { $_->{family} ne "ip$family" } @_), $code->(rules_of($family, @_)));
    });
}

sub rule_words {
    my @args = @_;
    my (%rule, $order);
    while (@args) {
        my $word = shift @args;
        $word = abbreviated($word, qw(preference priority order table lookup)) // $word;
        if ($word eq 'not') { $rule{not} = '' }
        elsif ($word =~ /\A(?:from|to)\z/) {
            my $value = ip_next(\@args);
            if ($value =~ /\A(?:all|any|default)\z/) { $rule{$word} = 'all'; next }
            my ($bytes, $bits) = parse_prefix($value)
                or fail(1, qq(Error: any valid prefix is expected rather than "$value".));
            $rule{$word} = ip_text($bytes) . ($bits < 8 * length $bytes ? "/$bits" : '');
            $rule{family} = family_of($bytes);
        }
        elsif ($word =~ /\A(?:preference|pref|priority|order)\z/) {
            $rule{priority} = ip_next(\@args);
            $rule{priority} =~ /\A\d+\z/ or fail(255, qq(Error: argument "$rule{priority}" is wrong: preference value is invalid\n));
        }
        elsif ($word =~ /\A(?:table|lookup)\z/) {
            my $table = ip_next(\@args);
            $rule{table} = own_table($table) // fail(255, qq(Error: argument "$table" is wrong: invalid table ID\n));
        }
        elsif ($word eq 'fwmark') {
            my ($mark, $mask) = split m{/}, ip_next(\@args);
            $rule{fwmark} = join '/', map { /\A0x/i ? sprintf '0x%x', hex : sprintf '0x%x', $_ } $mark, defined $mask ? $mask : ();
        }
        elsif ($word =~ /\A(?:iif|dev|oif)\z/) { $rule{ $word eq 'oif' ? 'oif' : 'iif' } = ip_next(\@args) }
        elsif ($word =~ /\A(?:tos|dsfield|realms|suppress_prefixlength|suppress_ifgroup|sup_pl|uidrange|ipproto|sport|dport|goto|nat|map-to|l3mdev|protocol|tun_id|type|blackhole|unreachable|prohibit|unicast|throw)\z/) {
            not_simulated(2, $word);
        }
        else { fail(255, qq(Error: argument "$word" is wrong: Failed to parse rule type)) }
    }
    return %rule;
}

# RULE as the table holds it.
sub rule_text {
    my (%rule) = @_;
    $rule{from} //= 'all';
    delete $rule{to} if ($rule{to} // '') eq 'all';
    return join ' ', (map { $_ eq 'not' ? 'not' : ($_, $rule{$_}) } grep { defined $rule{$_} } @KEYS), 'lookup', $rule{table} // 'main';
}

sub add_rule {
    my ($family, @args) = @_;
    fail(1, '"ip rule add" requires arguments.') if !@args;
    my %rule = rule_words(@args);
    $family = $rule{family} // $family;
    change_rules($family, sub {
        my @rows = @_;
        # Before the second one, as the kernel puts it.
        my $priority = $rule{priority} // (@rows > 1 && $rows[1]{priority} > 0 ? $rows[1]{priority} - 1 : 0);
        my $text = rule_text(%rule);
        fail(2, 'RTNETLINK answers: File exists') if grep { $_->{priority} == $priority && $_->{rule} eq $text } @rows;
        return sort { $a->{priority} <=> $b->{priority} } @rows, { family => "ip$family", priority => $priority, rule => $text };
    });
    return 0;
}

sub parse_rule {
    my ($row) = @_;
    my ($not, $text) = $row->{rule} =~ /\A(not )?(.*)\z/;
    my %rule = (split(' ', $text), defined $not ? (not => '') : ());
    return (%rule, table => $rule{lookup}, priority => $row->{priority});
}

sub rule_fits {
    my ($wanted, $row) = @_;
    my %rule = parse_rule($row);
    for my $key ('priority', 'table', @KEYS) {
        next if !defined $wanted->{$key} || $key eq 'to' && $wanted->{to} eq 'all' && !defined $rule{to};
        return 0 if $wanted->{$key} ne ($rule{$key} // '-');
    }
    return 1;
}

sub delete_rule {
    my ($family, @args) = @_;
    fail(1, '"ip rule del" requires arguments.') if !@args;
    my %wanted = rule_words(@args);
    change_rules($wanted{family} // $family, sub {
        my @rows = @_;
        for my $at (0 .. $#rows) {
            next if !rule_fits(\%wanted, $rows[$at]);
            splice @rows, $at, 1;
            return @rows;
        }
        fail(2, 'RTNETLINK answers: No such file or directory');
    });
    return 0;
}

sub show_rules {
    my ($family, @args) = @_;
    my %wanted = rule_words(@args);
    my @objects;
    my %names;
    for my $row (rules_of($wanted{family} // $family, rows('rules'))) {
        next if @args && !rule_fits(\%wanted, $row);
        my %rule = parse_rule($row);
        %names = table_names() if !%names && $rule{table} =~ /\A\d+\z/;
        my $table = $names{ $rule{table} } // $rule{table};
        if (!$ip{json}) { say_line("$row->{priority}:\t", $row->{rule} =~ s/lookup \S+\z/lookup $table/r); next }
        push @objects, { parts => [
            priority => \$row->{priority}, (defined $rule{not} ? (not => \'null') : ()), address_parts('src', $rule{from}),
            (defined $rule{to} ? address_parts('dst', $rule{to}) : ()), (defined $rule{fwmark} ? mark_parts($rule{fwmark}) : ()), (map { defined $rule{$_} ? ($_, $rule{$_}) : () } qw(iif oif)),
            table => $table,
        ] };
    }
    say_json(\@objects) if $ip{json};
    return 0;
}

sub mark_parts {
    my ($mark, $mask) = split m{/}, $_[0];
    return (fwmark => $mark, defined $mask ? (fwmask => $mask) : ());
}

sub address_parts {
    my ($key, $text) = @_;
    my ($address, $bits) = split m{/}, $text;
    return ($key => $address, defined $bits ? ($key . 'len' => \$bits) : ());
}

1;
