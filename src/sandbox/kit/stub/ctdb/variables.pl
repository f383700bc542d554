# ctdb getvar, setvar, listvars: tunables.

our %ctdb;

sub run_getvar {
    usage('getvar') if @_ != 1;
    my ($wanted) = @_;
    my ($found) = grep { lc $_->{name} eq lc $wanted } rows('tunables');
    if (!$found) { say_line("No such tunable $wanted"); return $ctdb{failed} }
    # With the name as it was given.
    print_tunable($wanted, $found->{value});
    return 0;
}

sub run_setvar {
    usage('setvar') if @_ != 2;
    my ($wanted, $value) = @_;
    if (!grep { lc $_->{name} eq lc $wanted } rows('tunables')) {
        say_line("No such tunable $wanted");
        return $ctdb{failed};
    }
    # 22 is EINVAL; before the tool checked numbers, what is none counted as 0.
    return 22 if $ctdb{release} >= 4010 && $value !~ /^\s*\+?\d/;
    # The tool reads 64 bits (34 is ERANGE), ctdbd gets 32 of them.
    my $number = number($value);
    return 34 if $ctdb{release} >= 4010 && $number >= 2 ** 64;
    change_table('tunables', sub {
        my @tunables = @_;
        for my $tunable (@tunables) { $tunable->{value} = $number % 2 ** 32 if lc $tunable->{name} eq lc $wanted }
        return @tunables;
    });
    return 0;
}

sub run_listvars {
    usage('listvars') if @_;
    print_tunable($_->{name}, $_->{value}) for rows('tunables');
    return 0;
}

sub print_tunable { say_line(sprintf($ctdb{release} < 4005 ? '%-23s = %s' : '%-26s = %s', @_)) }

1;
