# For commands that go on until somebody ends them.

sub hang {
    flag_call('hangs');
    record_early();
    sleep 1000 while 1;
}

# Waits as the real command does, unless the profile says that time is not to be lost.
sub wait_seconds { select(undef, undef, undef, $_[0]) if $_[0] > 0 && (setting('sleep') // 'real') ne 'instant' }

# Whether an address of another machine answers: of a cluster node, a public address elsewhere, or a neighbour.
sub is_reachable {
    my ($address) = @_;
    my $own = setting('pnn') // '-';
    my %is_away;
    for my $row (rows('nodes')) {
        $is_away{ $row->{pnn} } = $row->{flags} =~ /DISCONNECTED|DELETED/;
        return !$is_away{ $row->{pnn} } if $row->{address} eq $address && $row->{pnn} ne $own;
    }
    for my $row (rows('public_addresses')) {
        my ($public) = split m{/}, $row->{address};
        return !$is_away{ $row->{pnn} } if $public eq $address && $row->{pnn} ne '-1' && $row->{pnn} ne $own;
    }
    for my $row (rows('neighbours')) { return $row->{state} !~ /\A(?:FAILED|INCOMPLETE)\z/ if $row->{address} eq $address }
    return 0;
}

1;
