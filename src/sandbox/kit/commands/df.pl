# df of coreutils, over the table `mounts`. A path that is below no other mount is on `/`.

our ($kit, $name);

our $TRY = "Try 'df --help' for more information.\n";
our %HEAD = (source => 'Filesystem', fstype => 'Type', itotal => 'Inodes', iused => 'IUsed', iavail => 'IFree', ipcent => 'IUse%',
    used => 'Used', avail => 'Avail', pcent => 'Use%', file => 'File', target => 'Mounted on');
our %IS_TEXT = map { $_ => 1 } qw(source fstype file target);
our @ALL = qw(source fstype itotal iused iavail ipcent size used avail pcent file target);
# Unless the columns are chosen, these are as wide at least.
our %MIN = (source => 14, size => 5, used => 5, avail => 5, itotal => 5, iused => 5, iavail => 5);

sub run {
    my @args = @_;
    need("stub/options");
    need("stub/mounts");
    need("stub/sizes");
    my ($option, @paths) = parse_options('all|a block-size|B= human-readable|h si|H inodes|i k local|l no-sync sync portability|P '
        . 'total type|t= print-type|T exclude-type|x= output? megabytes|m v help! version!', \@args, usage => $TRY);
    my @columns = columns($option);
    my ($unit, $suffix, $base) = units($option);
    my ($status, @found) = selected($option, @paths);
    if (!@found) { complain('df: no file systems processed') if !$status; return 1 }
    my @usages = map { [$_, usage_of($_->{row})] } @found;
    if (defined $option->{total}) {
        my %sum;
        for my $usage (@usages) { $sum{$_} += $usage->[1]{$_} for keys %{ $usage->[1] } }
        push @usages, [{ row => { source => 'total', type => '-', target => '-' }, file => '-' }, \%sum];
    }
    my $is_human = $base;
    my $posix = defined $option->{portability} && !$is_human && !defined $option->{inodes};
    my @head = map { $_ eq 'size' ? ($is_human ? 'Size' : size_head($unit, $suffix, $posix))
        : $_ eq 'avail' && !$is_human && !defined $option->{output} ? 'Available' : $_ eq 'pcent' && $posix ? 'Capacity' : $HEAD{$_} } @columns;
    my @lines = (\@head);
    for my $pair (@usages) {
        my ($entry, $usage) = @$pair;
        my %cell = (source => $entry->{row}{source}, fstype => $entry->{row}{type}, target => $entry->{row}{target}, file => $entry->{file},
            pcent => percent($usage->{used}, $usage->{size}), ipcent => percent($usage->{iused}, $usage->{itotal}));
        for my $key (qw(size used avail)) {
            $cell{$key} = $is_human ? human_size($usage->{$key}, $base) : ceiling($usage->{$key} * 1024 / $unit) . $suffix;
        }
        for my $key (qw(itotal iused iavail)) { $cell{$key} = $is_human ? short_number($usage->{$key}, $base) : $usage->{$key} }
        push @lines, [map { unescape($cell{$_}) } @columns];
    }
    print_columns(\@columns, @lines);
    return $status;
}

sub columns {
    my ($option) = @_;
    if (defined $option->{output}) {
        return @ALL if $option->{output} eq '';
        my @columns = split /,/, $option->{output};
        for my $column (@columns) {
            next if grep { $_ eq $column } @ALL;
            complain("df: option --output: field \xE2\x80\x98$column\xE2\x80\x99 unknown");
            print STDERR $TRY;
            fail(1);
        }
        return @columns;
    }
    my @middle = defined $option->{inodes} ? qw(itotal iused iavail ipcent) : qw(size used avail pcent);
    return ('source', defined $option->{'print-type'} ? 'fstype' : (), @middle, 'target');
}

# Bytes of a block, what stands behind the numbers, and the base of human-readable ones.
sub units {
    my ($option) = @_;
    my $base = defined $option->{'human-readable'} ? 1024 : defined $option->{si} ? 1000 : 0;
    return (1048576, '', 0) if defined $option->{megabytes} && !$base;
    my $size = $option->{'block-size'};
    return (defined $ENV{POSIXLY_CORRECT} && !defined $option->{k} ? 512 : 1024, '', $base) if !defined $size;
    return (1024, '', 1024) if $size eq 'human-readable';
    my ($count, $letter, $is_si) = $size =~ /\A(\d*)([KkMGTP]?)(?:iB|(B))?\z/ or fail(1, "df: invalid -B argument '$size'");
    my $power = $letter eq '' ? 0 : 1 + index 'KMGTP', uc $letter;
    # A bare letter is shown behind each number.
    return (($count eq '' ? 1 : $count) * ($is_si ? 1000 : 1024)**$power, $count eq '' ? $letter : '', 0);
}

sub size_head {
    my ($unit, $suffix, $posix) = @_;
    return "$unit-blocks" if $posix;
    for my $power (reverse 1 .. 4) {
        my $size = 1024**$power;
        return $unit / $size . substr('KMGT', $power - 1, 1) . '-blocks' if $unit % $size == 0;
    }
    return "${unit}B-blocks";
}

# The exit status so far, and what is shown: of each path where it is, or all.
sub selected {
    my ($option, @paths) = @_;
    my ($status, @found) = (0);
    for my $path (@paths) {
        my $clean = clean_path($path);
        my $row = $path ne '' && path_exists($clean) ? mount_of($clean) : undef;
        if ($row) { push @found, { row => $row, file => $path }; next }
        my ($device) = $path ne '' ? grep { $_->{source} eq $path } rows('mounts') : ();
        if ($device) { push @found, { row => $device, file => $path }; next }
        complain('df: ', $path eq '' ? "''" : $path, ': No such file or directory');
        $status = 1;
    }
    @found = map { { row => $_, file => '-' } } grep { defined $option->{all} || $_->{size} =~ /[1-9]/ } rows('mounts') if !@paths;
    my %wanted = map { $_ => 1 } @{ $option->{'all type'} || [] };
    my %unwanted = map { $_ => 1 } @{ $option->{'all exclude-type'} || [] };
    @found = grep {
        my $row = $_->{row};
        (!%wanted || $wanted{ $row->{type} }) && !$unwanted{ $row->{type} }
            && !(defined $option->{local} && ($row->{source} =~ m{:|\A//} || $row->{type} =~ /\A(?:nfs|cifs|gpfs|glusterfs|fuse\.)/));
    } @found;
    return ($status, @found);
}

sub print_columns {
    my ($columns, @lines) = @_;
    my @width = map { $MIN{$_} // 0 } @$columns;
    for my $line (@lines) {
        for my $at (0 .. $#$line) { $width[$at] = length $line->[$at] if length $line->[$at] > $width[$at] }
    }
    for my $line (@lines) {
        say_line(join ' ', map {
            my $is_left = $IS_TEXT{ $columns->[$_] };
            $is_left && $_ == $#$columns ? $line->[$_] : sprintf '%' . ($is_left ? '-' : '') . "$width[$_]s", $line->[$_];
        } 0 .. $#$columns);
    }
}

1;
