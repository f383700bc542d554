# IP addresses as CTDB reads and prints them, without the modules that would know how.

# The bytes of an address (4 or 16), or undef; IPv6 may stand in brackets, an IPv4-mapped one becomes IPv4.
sub parse_ip {
    my ($text) = @_;
    return parse_ipv4($text) if $text !~ /:/;
    $text =~ s/^\[(.*)\]\z/$1/s;
    my $bytes = parse_ipv6($text);
    return $bytes if !defined $bytes || substr($bytes, 0, 12) ne "\0" x 10 . "\xff\xff";
    return substr $bytes, 12;
}

sub parse_ipv4 {
    my ($text) = @_;
    my @numbers = $text =~ /^(\d+)\.(\d+)\.(\d+)\.(\d+)\z/ or return undef;
    return undef if grep { $_ > 255 || /^0./ } @numbers;
    return pack 'C4', @numbers;
}

sub parse_ipv6 {
    my ($text) = @_;
    if ($text =~ s/:([^:]*\.[^:]*)\z/:/) {
        my $end = parse_ipv4($1) // return undef;
        $text .= sprintf '%x:%x', unpack 'n2', $end;
    }
    my ($left, $right, @rest) = split /::/, $text, -1;
    return undef if @rest;
    my @groups = ([split /:/, $left, -1], [defined $right ? split(/:/, $right, -1) : ()]);
    return undef if grep { !/^[0-9a-fA-F]{1,4}\z/ } map { @$_ } @groups;
    my $missing = 8 - @{ $groups[0] } - @{ $groups[1] };
    return undef if defined $right ? $missing < 1 : $missing != 0;
    return pack 'n8', (map { hex } @{ $groups[0] }), (0) x $missing, map { hex } @{ $groups[1] };
}

sub show_ip {
    my ($bytes) = @_;
    return join '.', unpack 'C4', $bytes if length $bytes == 4;
    my $text = sprintf '%x:%x:%x:%x:%x:%x:%x:%x', unpack 'n8', $bytes;
    return '::' . show_ip(substr $bytes, 12) if substr($bytes, 0, 12) eq "\0" x 12 && $text !~ /0:[01]\z/;
    # The longest run of zeros, the first of equals.
    my ($longest) = sort { length $b <=> length $a } $text =~ /(?<![0-9a-f])(0(?::0)+)(?![0-9a-f])/g;
    $text =~ s/(?:^|:)(?<![0-9a-f])$longest(?![0-9a-f])(?::|$)/::/ if defined $longest;
    return $text;
}

# IPv4 before IPv6, then by bytes.
sub compare_ips { length $_[0] <=> length $_[1] || $_[0] cmp $_[1] }

# ADDRESS:PORT as CTDB prints it, or undef where it is none.
sub tidy_socket {
    my ($text) = @_;
    my ($address, $port) = $text =~ /^(.*):\s*\+?(\d+)\z/s or return undef;
    my $bytes = parse_ip($address) // return undef;
    my $shown = show_ip($bytes);
    return ($shown =~ /:/ ? "[$shown]" : $shown) . ':' . ($port & 0xffff);
}

# A socket's address and port, the address without brackets.
sub split_socket {
    my ($address, $port) = $_[0] =~ /^(.*):(\d+)\z/;
    $address =~ s/^\[(.*)\]\z/$1/;
    return ($address, $port);
}

# Lines of two sockets each from standard input, as a list of pairs; undef where a line is none.
sub read_connections {
    my @pairs;
    while (my $line = <STDIN>) {
        chomp $line;
        next if $line eq '' || $line =~ /^#/;
        my ($first, $second) = map { tidy_socket($_ // '') } (split ' ', $line)[0, 1];
        return undef if !defined $first || !defined $second || ($first =~ /^\[/ xor $second =~ /^\[/);
        push @pairs, [$first, $second];
    }
    return \@pairs;
}

1;
