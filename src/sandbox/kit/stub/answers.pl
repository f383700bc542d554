# Answers that somebody laid for a command, in place of what the virtual node would have it say. A file for each
# command (src/sandbox/stubAnswers.ts writes it): first `stub` or `real`, whose what fits no answer is, then a line for
# each answer, fields joined by tabs, a `%`, tab or line break in one stands as %XX:
#   NUMBER CALL EXIT DELAY STDOUT STDERR KIND PATTERN...
# CALL: only at this call of those that fit, or `-`; DELAY in seconds; KIND `any` (no patterns) or `words` (one pattern
# for each argument, `**` last: any more).

our $node;

# Ends the command with the first answer that fits; returns `stub` or `real` where none does.
sub give_answer {
    my ($list, @arguments) = @_;
    utf8::decode($_) for @arguments;
    open(my $file, '<', $list) or return 'stub';
    chomp(my $else = <$file> // '');
    my @fitting;
    while (my $line = <$file>) {
        chomp $line;
        my ($number, $call, $exit, $delay, $out, $err, $kind, @patterns) = split /\t/, $line, -1;
        push @fitting, [$number, $call, $exit, $delay, $out, $err] if $kind eq 'any' || words_fit(\@patterns, \@arguments);
    }
    my %calls = count_calls(map { $_->[0] } grep { $_->[1] ne '-' } @fitting);
    for my $answer (@fitting) {
        my ($number, $call, $exit, $delay, $out, $err) = @$answer;
        next if $call ne '-' && $call != $calls{$number};
        flag_call('answered');
        if ($delay > 0) {
            record_begun();
            select(undef, undef, undef, $delay);
        }
        local $| = 1;    # in this order, where both go to one pipe
        print STDOUT unescaped($out);
        print STDERR unescaped($err);
        end_call($exit);
    }
    return $else;
}

sub unescaped {
    my ($text) = @_;
    $text =~ s/%([0-9A-F]{2})/chr hex $1/ge;
    return $text;
}

sub words_fit {
    my ($patterns, $arguments) = @_;
    my @patterns = map { my $pattern = unescaped($_); utf8::decode($pattern); $pattern } @$patterns;
    my $has_more = @patterns && $patterns[-1] eq '**';
    pop @patterns if $has_more;
    return 0 if @$arguments < @patterns || @$arguments > @patterns && !$has_more;
    for my $index (0 .. $#patterns) {
        my $pattern = join '', map { $_ eq '*' ? '.*' : $_ eq '?' ? '.' : quotemeta } split //, $patterns[$index];
        return 0 if $arguments->[$index] !~ /\A$pattern\z/s;
    }
    return 1;
}

# Counts this call for each of the answers and returns the counts: one at a time, also where commands run side by side.
sub count_calls {
    my @numbers = @_ or return;
    open(my $file, '+>>', "$node/answered") or return map { $_ => 0 } @numbers;
    flock($file, 2);
    seek($file, 0, 0);
    my %calls = map { /^(\d+) (\d+)$/ ? ($1, $2) : () } <$file>;
    $calls{$_}++ for @numbers;
    truncate($file, 0);
    print $file map { "$_ $calls{$_}\n" } sort { $a <=> $b } keys %calls;
    close $file;
    return map { $_ => $calls{$_} } @numbers;
}

1;
