# mount of util-linux, over the table `mounts`. /etc/fstab is this machine's, so what needs it is not simulated.

our ($kit, $name);

our $TRY = "Try 'mount --help' for more information.\n";
our $HINT = "\n       dmesg(1) may have more information after failed mount system call.";
# What is said of a new file system.
our ($SIZE, $USED, $INODES) = (10485760, 1, 1);

sub run {
    my @args = @_;
    need("stub/options");
    need("stub/mounts");
    my ($option, @places) = parse_options('types|t= options|o= all|a! verbose|v fake|f read-only|r ro rw|w read-write bind|B rbind|R '
        . 'source= target= show-labels|l no-mtab|n sloppy|s no-canonicalize|c internal-only|i move|M make-shared make-private make-slave '
        . 'make-rshared make-rprivate make-rslave make-unbindable mkdir|m L=! U=! test-opts|O! fork|F! fstab|T! '
        . 'options-mode! options-source! options-source-force! target-prefix! namespace|N! onlyonce! help|h! version|V!',
        \@args, usage => $TRY);
    my $source = $option->{source};
    my $target = $option->{target};
    $target //= pop @places if @places == 1 && defined $source || @places == 2;
    $source //= shift @places if @places;
    if (@places) { complain('mount: bad usage'); print STDERR $TRY; return 1 }
    if (!defined $source && !defined $target) { list_mounts($option->{types}); return 0 }
    my @words = map { split /,/ } @{ $option->{'all options'} || [] };
    push @words, 'ro' if defined $option->{'read-only'} || defined $option->{ro};
    my $is_remount = grep { $_ eq 'remount' } @words;
    my $is_bind = defined $option->{bind} || defined $option->{rbind} || grep { /\Ar?bind\z/ } @words;
    not_simulated(1) if defined $option->{move};
    return remount(clean_path($target // $source), @words) if $is_remount;
    if (grep { /\Amake-/ } keys %$option) { return 0 }
    if (!defined $target) {
        my $place = clean_path($source);
        # Only what this machine's fstab says would tell.
        not_simulated(1, '/etc/fstab') if in_fstab($place, $source);
        fail(1, "mount: $source: can't find in /etc/fstab.");
    }
    $target = clean_path($target);
    fail(32, "mount: $target: mount point does not exist.$HINT") if !path_exists($target) && !defined $option->{mkdir};
    return 0 if defined $option->{fake};
    lock_node();
    my %new = (source => $source, type => 'none', size => $SIZE, used => $USED, inodes => $INODES);
    if ($is_bind) {
        my $path = clean_path($source);
        my $from = mount_of($path);
        fail(32, "mount: $target: special device $source does not exist.$HINT") if !$from || !path_exists($path);
        %new = map { $_ => $from->{$_} } qw(source type size used inodes);
    }
    else {
        $new{type} = $option->{types} // guess_type($source);
        fail(32, "mount: $target: special device $source does not exist.$HINT") if !defined $new{type};
        my ($size) = map { /\Asize=(\d+)([kmg]?)\z/i ? $1 * { '' => 1 / 1024, k => 1, m => 1024, g => 1048576 }->{ lc $2 } : () } @words;
        $new{size} = int $size if defined $size;
    }
    add_row('mounts', target => $target, options => kernel_options(@words), %new);
    say_line("mount: $source ", $is_bind ? 'bound' : 'mounted', " on $target.") if defined $option->{verbose};
    return 0;
}

sub list_mounts {
    my ($types) = @_;
    for my $row (rows('mounts')) {
        next if !has_type($row->{type}, $types);
        say_line(unescape($row->{source}), ' on ', unescape($row->{target}), " type $row->{type} ($row->{options})");
    }
}

sub remount {
    my ($target, @words) = @_;
    lock_node();
    my $there = mount_at($target);
    fail(32, "mount: $target: mount point not mounted or bad option.$HINT") if !$there;
    change_table('mounts', sub {
        my ($row) = reverse grep { $_->{target} eq $target } @_;
        $row->{options} = kernel_options(split(/,/, $row->{options}), @words);
        return @_;
    });
    return 0;
}

# What a source is without -t; undef where there is no such thing.
sub guess_type {
    my ($source) = @_;
    return 'nfs4' if $source =~ m{\A(?:\[[0-9a-f:.]+\]|[^:/]+):/};
    return 'cifs' if $source =~ m{\A//};
    return 'ext4' if $source =~ m{\A(?:LABEL|UUID|/dev/)};
    return undef;
}

sub in_fstab {
    my ($place, $source) = @_;
    open(my $file, '<', '/etc/fstab') or return 0;
    return scalar grep { my ($from, $to) = split; defined $to && $from !~ /\A#/ && ($to eq $place || $from eq $source) } <$file>;
}

1;
