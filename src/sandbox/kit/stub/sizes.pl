# Sizes in the ways that df and findmnt print them.

# SIZE in KiB by df's -h (BASE 1024) or -H (1000): rounded up, one decimal below 10.
sub human_size {
    my ($kib, $base) = @_;
    return short_number($kib * 1024, $base);
}

sub short_number {
    my ($number, $base) = @_;
    my @units = ('', $base == 1000 ? 'k' : 'K', qw(M G T P));
    my $at = 0;
    while ($number >= $base && $at < $#units) { $number /= $base; $at++ }
    return $number if $at == 0;
    my $tenths = ceiling($number * 10);
    if ($tenths < 100) { return int($tenths / 10) . '.' . $tenths % 10 . $units[$at] }
    my $whole = ceiling($number);
    return $whole >= $base && $at < $#units ? '1.0' . $units[$at + 1] : "$whole$units[$at]";
}

sub ceiling {
    my ($number) = @_;
    my $whole = int $number;
    return $number > $whole ? $whole + 1 : $whole;
}

# Numbers of a row of `mounts`: in KiB, and inodes, of which ext4 makes one for each 16 KiB.
sub usage_of {
    my ($row) = @_;
    my $size = $row->{size} =~ /\A\d+\z/ ? $row->{size} : 0;
    my $used = int($size * ($row->{used} eq '-' ? 0 : $row->{used}) / 100);
    my $inodes = int($size / 16);
    my $inodes_used = int($inodes * ($row->{inodes} eq '-' ? 0 : $row->{inodes}) / 100);
    return { size => $size, used => $used, avail => $size - $used, itotal => $inodes, iused => $inodes_used, iavail => $inodes - $inodes_used };
}

# As df: rounded up; `-` of nothing.
sub percent {
    my ($used, $total) = @_;
    return $total ? ceiling($used * 100 / $total) . '%' : '-';
}

1;
