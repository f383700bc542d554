# pidof of procps, over the node's processes: the newest first.

our ($kit, $name);

sub run {
    my @args = @_;
    need("stub/options");
    my ($option, @names) = parse_options('s|single-shot c|check-root q n w|with-workers x|scripts z h|help! V|version! '
        . 'o|omit-pid= S|separator=', \@args);
    my %omitted = map { $_ => 1 } map { split /,/ } @{ $option->{'all o'} || [] };
    my @pids;
    for my $program (@names) {
        my ($base) = $program =~ m{([^/]*)\z};
        push @pids, map { $_->{pid} } sort { $b->{pid} <=> $a->{pid} }
            grep { $_->{name} eq $base && !$omitted{ $_->{pid} } } rows('processes');
    }
    return 1 if !@pids;
    @pids = @pids[0 .. 0] if defined $option->{s};
    say_line(join $option->{S} // ' ', @pids) if !defined $option->{q};
    return 0;
}

1;
