# findmnt of util-linux, over the table `mounts`. The list of all mounts is shown as a list only (-l, -r, -n with columns…).

our ($kit, $name);

our $TRY = "Try 'findmnt --help' for more information.\n";
our @KNOWN = qw(SOURCE TARGET FSTYPE OPTIONS SIZE AVAIL USED USE% FSROOT);
our @OTHERS = qw(ACTION FREQ FS-OPTIONS ID INO.TOTAL INO.USED INO.AVAIL INO.USE% LABEL MAJ:MIN OLD-OPTIONS OLD-TARGET OPT-FIELDS
    PARENT PARTLABEL PARTUUID PASSNO PROPAGATION SOURCES TID UUID VFS-OPTIONS);
our %IS_RIGHT = map { $_ => 1 } qw(SIZE AVAIL USED USE%);

sub run {
    my @args = @_;
    need("stub/options");
    need("stub/mounts");
    need("stub/sizes");
    my ($option, @words) = parse_options('noheadings|n output|o= target|T= mountpoint|M= source|S= types|t= options|O= list|l raw|r '
        . 'pairs|P first-only|f kernel|k mtab|m df|D bytes|b! evaluate|e uniq|U notruncate|u nofsroot|v ascii|a submounts|R! json|J! tree! '
        . 'output-all! fstab|s! tab-file|F! poll|p! direction|d! invert|i! canonicalize|c shadowed! task|N! timeout|w! real! pseudo! '
        . 'verify|x! verbose! vfs-all! list-columns|H! help|h! version|V!', \@args, usage => $TRY);
    my @columns = defined $option->{output} ? map { uc } split /,/, $option->{output}
        : defined $option->{df} ? qw(SOURCE FSTYPE SIZE USED AVAIL USE% TARGET) : qw(TARGET SOURCE FSTYPE OPTIONS);
    for my $column (@columns) {
        next if grep { $_ eq $column } @KNOWN;
        not_simulated(1, "column $column") if grep { $_ eq $column } @OTHERS;
        fail(1, "findmnt: unknown column: ", lc $column eq lc $option->{output} ? $option->{output} : $column);
    }
    my ($is_place, @found) = found($option, @words);
    return 1 if !@found && $is_place;
    return 0 if !@found;
    @found = @found[0 .. 0] if defined $option->{'first-only'};
    # All mounts together are a tree, for which the node has no order.
    not_simulated(1, 'the tree of mounts; use --list')
        if !$is_place && !grep { defined $option->{$_} } qw(list raw pairs df types options first-only);
    print_mounts($option, \@columns, map { cells($_) } @found);
    return 0;
}

# Whether one place was asked for, and the rows.
sub found {
    my ($option, @words) = @_;
    my @rows = grep { has_type($_->{type}, $option->{types}) } rows('mounts');
    @rows = grep { has_options($_->{options}, $option->{options}) } @rows if defined $option->{options};
    if (defined $option->{target}) {
        my $path = clean_path($option->{target});
        my $row = path_exists($path) ? mount_of($path) : undef;
        return (1, grep { $row && $_->{target} eq $row->{target} } @rows);
    }
    my $source = $option->{source};
    my $target = $option->{mountpoint};
    ($source, $target) = @words if @words == 2;
    if (@words == 1) {
        my $path = clean_path($words[0]);
        # One word is a device or a mount point.
        return (1, grep { $_->{source} eq $words[0] || $_->{target} eq $path } @rows);
    }
    @rows = grep { $_->{source} eq $source } @rows if defined $source;
    @rows = grep { $_->{target} eq clean_path($target) } @rows if defined $target;
    return (defined $source || defined $target || 0, @rows);
}

sub has_options {
    my ($has, $wanted) = @_;
    my %has = map { $_ => 1 } split /,/, $has;
    for my $word (split /,/, $wanted) { return 0 if !$has{$word} }
    return 1;
}

sub cells {
    my ($row) = @_;
    my $usage = usage_of($row);
    my %cell = (SOURCE => unescape($row->{source}), TARGET => unescape($row->{target}), FSTYPE => $row->{type},
        OPTIONS => $row->{options}, FSROOT => '/');
    @cell{qw(SIZE USED AVAIL)} = map { short_size($usage->{$_}) } qw(size used avail);
    # Unlike df this one rounds to the nearest.
    $cell{'USE%'} = sprintf '%.0f%%', $usage->{size} ? $usage->{used} * 100 / $usage->{size} : 0;
    return \%cell;
}

# As util-linux prints sizes: one decimal, without a zero.
sub short_size {
    my ($size) = @_;
    return '0' if !$size;
    for my $unit (qw(K M G T)) {
        return (sprintf('%.1f', $size) =~ s/\.0\z//r) . $unit if $size < 1024 || $unit eq 'T';
        $size /= 1024;
    }
}

sub print_mounts {
    my ($option, $columns, @cells) = @_;
    if (defined $option->{pairs}) {
        for my $cell (@cells) { say_line(join ' ', map { "$_=\"$cell->{$_}\"" } @$columns) }
        return;
    }
    my @lines = map { my $cell = $_; [map { $cell->{$_} } @$columns] } @cells;
    unshift @lines, $columns if !defined $option->{noheadings};
    if (defined $option->{raw}) { say_line("@$_") for @lines; return }
    # A heading has its width where it is not printed, too.
    my @width = map { length } @$columns;
    for my $line (@lines) {
        for my $at (0 .. $#$line) { $width[$at] = length $line->[$at] if length $line->[$at] > ($width[$at] // 0) }
    }
    for my $line (@lines) {
        my $text = join ' ', map { sprintf '%' . ($IS_RIGHT{ $columns->[$_] } ? '' : '-') . "$width[$_]s", $line->[$_] } 0 .. $#$line;
        $text =~ s/ +\z//;
        say_line($text);
    }
}

1;
