# Command line options in the manner of getopt_long.

our ($name);

# Reads the options in @$arguments by SPEC: blank-separated words of names joined by `|`, behind them `=` (needs a value),
# `?` (may have one, attached to it) or `!` (the real command has it, the stub does not: ends the call).
# Returns a hash of the options by the first name of their word, and the operands. With HOW's `stop` the options end at
# the first operand. What the real command does not know ends the call with its message, HOW's `usage` and `status`.
sub parse_options {
    my (undef, $arguments) = @_;
    return read_options_by(@_) if grep { /\A-./s } @$arguments;
    return ({}, splice @$arguments);
}

sub read_options_by {
    my ($spec, $arguments, %how) = @_;
    my (%kind, %key, %option, @operands);
    for my $word (split ' ', $spec) {
        my ($names, $kind) = $word =~ /\A(.+?)([=?!]*)\z/;
        my ($first, @others) = split /\|/, $names;
        for ($first, @others) { $key{$_} = $first; $kind{$_} = $kind }
    }
    my $bad = sub {
        complain("$name: ", @_);
        print STDERR $how{usage} if defined $how{usage};
        fail($how{status} // 1);
    };
    my $take = sub {
        my ($known, $value, $shown) = @_;
        my $kind = $kind{$known};
        not_simulated($how{status} // 1, "option $shown") if $kind =~ /!/;
        if ($kind =~ /=/ && !defined $value) {
            $bad->($known =~ /\A.\z/ ? "option requires an argument -- '$known'" : "option '--$known' requires an argument")
                if !@$arguments;
            $value = shift @$arguments;
        }
        $option{ $key{$known} } = $value // '';
        push @{ $option{"all $key{$known}"} }, $value // '' if $kind =~ /=/;
    };
    while (@$arguments) {
        my $word = shift @$arguments;
        if ($word eq '--') { push @operands, splice @$arguments; last }
        if ($word =~ /\A--([^=]+)(?:=(.*))?\z/s) {
            my ($long, $value) = ($1, $2);
            my ($known, @others) = length $long > 1 && defined $kind{$long} ? $long
                : grep { length > 1 && index($_, $long) == 0 } sort keys %kind;
            $bad->("unrecognized option '--$long'") if !defined $known;
            $bad->("option '--$long' is ambiguous; possibilities:", map { " '--$_'" } $known, @others)
                if grep { $key{$_} ne $key{$known} } @others;
            $bad->("option '--$known' doesn't allow an argument") if defined $value && $kind{$known} !~ /[=?!]/;
            $take->($known, $value, "--$known");
        }
        elsif ($word =~ /\A-(.+)\z/s) {
            my $letters = $1;
            while ($letters =~ s/\A(.)//s) {
                my $letter = $1;
                $bad->("invalid option -- '$letter'") if !defined $kind{$letter};
                my $value;
                if ($kind{$letter} =~ /[=?]/ && $letters ne '') { ($value, $letters) = ($letters, '') }
                $take->($letter, $value, "-$letter");
            }
        }
        else {
            push @operands, $word;
            if ($how{stop}) { push @operands, splice @$arguments; last }
        }
    }
    return (\%option, @operands);
}

1;
