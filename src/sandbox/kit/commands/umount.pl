# umount of util-linux, over the table `mounts`.

our ($kit, $name);

our $TRY = "Try 'umount --help' for more information.\n";

sub run {
    my @args = @_;
    need("stub/options");
    need("stub/mounts");
    my ($option, @places) = parse_options('all|a all-targets|A no-canonicalize|c detach-loop|d fake force|f internal-only|i no-mtab|n '
        . 'lazy|l test-opts|O= recursive|R read-only|r types|t= verbose|v quiet|q namespace|N! help|h! version|V!', \@args,
        usage => $TRY);
    lock_node();
    if (defined $option->{all}) {
        # Without -t it would take the whole machine down; systems keep their root, and scripts name a type.
        not_simulated(1) if !defined $option->{types};
        change_table('mounts', sub { grep { !has_type($_->{type}, $option->{types}) || $_->{target} eq '/' } @_ });
        return 0;
    }
    if (!@places) { complain('umount: bad usage'); print STDERR $TRY; return 1 }
    my $status = 0;
    for my $place (@places) { $status = unmount($place, $option) || $status }
    return $status;
}

sub unmount {
    my ($place, $option) = @_;
    my $path = clean_path($place);
    my $row = mount_at($path);
    # A source will do as well.
    ($row) = reverse grep { $_->{source} eq $place } rows('mounts') if !$row;
    if (!$row) {
        my $exists = path_exists($path);
        complain("umount: $place: ", $exists ? 'not mounted.' : 'no mount point specified.') if !$exists || !defined $option->{quiet};
        return 32;
    }
    my $target = $row->{target};
    # Another one has been mounted over it.
    if (mount_at($target)->{source} ne $row->{source}) {
        complain("umount: $place: umount failed: Invalid argument.");
        return 32;
    }
    my $has_below = grep { $_->{target} ne $target && index($_->{target}, $target eq '/' ? '/' : "$target/") == 0 } rows('mounts');
    if ($has_below && !defined $option->{recursive} && !defined $option->{lazy}) {
        complain("umount: $target: target is busy.");
        return 32;
    }
    return 0 if defined $option->{fake};
    change_table('mounts', sub {
        my @rows = @_;
        if (defined $option->{'all-targets'}) { return grep { $_->{source} ne $row->{source} } @rows }
        for my $at (reverse 0 .. $#rows) {
            next if $rows[$at]{target} ne $target;
            splice @rows, $at, 1;
            last;
        }
        return @rows if !$has_below;
        return grep { index($_->{target}, "$target/") != 0 } @rows;
    });
    complain("umount: $target unmounted") if defined $option->{verbose};
    return 0;
}

1;
