# multipath of multipath-tools: -ll and -l. A map whose STATE is `hangs` makes it wait for ever.

our ($kit, $name);

sub run {
    my @args = @_;
    need("stub/options");
    need("stub/multipath");
    my $levels = grep { /\A-[a-z]*l/ } @args;
    my ($option, @names) = parse_options('l v= F! f! r! a! A! w! W! c! C! t! T! i! p! b! B! d! q! u! U! h! R! e! n!', \@args);
    # Without -l it builds maps.
    not_simulated(1) if !$levels;
    my @found = wanted_maps(@names);
    wait_for_ever() if grep { $_->{state} eq 'hangs' } @found;
    my @all = map { $_->{name} } maps();
    for my $map (@found) {
        my ($number) = grep { $all[$_] eq $map->{name} } 0 .. $#all;
        print_topology($map, $number);
    }
    return @names && !@found ? 1 : 0;
}

1;
