# IPv6 addresses as text and as bytes. Needs stub/net.pl.

our ($kit, $node, $name);

sub ip6_bytes {
    my ($text) = @_;
    $text =~ s/%.*//;
    if ($text =~ s/:(\d+\.\d+\.\d+\.\d+)\z//) {
        my $low = ip_bytes($1);
        return undef if !defined $low;
        $text .= sprintf ':%x:%x', unpack('n2', $low);
    }
    my ($head, $tail, $more) = split /::/, $text, -1;
    return undef if defined $more;
    my @groups = split /:/, $head, -1;
    if (defined $tail) {
        my @last = split /:/, $tail, -1;
        return undef if @groups + @last > 7;
        @groups = (@groups, (0) x (8 - @groups - @last), @last);
    }
    return undef if @groups != 8 || grep { !/\A[0-9a-fA-F]{1,4}\z/ } @groups;
    return pack('n8', map { hex } @groups);
}

sub ip6_text {
    my ($bytes) = @_;
    return '::ffff:' . ip_text(substr($bytes, 12)) if substr($bytes, 0, 12) eq "\0" x 10 . "\xff\xff";
    my $text = sprintf ':%x:%x:%x:%x:%x:%x:%x:%x:', unpack('n8', $bytes);
    # The longest run of at least two zeros, the first of equals.
    my ($zeros) = sort { length $b <=> length $a } $text =~ /:((?:0:){2,})/g;
    return substr $text, 1, -1 if !defined $zeros;
    my $at = index $text, ":$zeros";
    my $tail = substr $text, $at + 1 + length $zeros;
    return ($at > 0 ? substr $text, 1, $at - 1 : '') . '::' . $tail =~ s/:\z//r;
}

1;
