# Stands in for upstream's `ctdb_takeover_tests ipalloc FLAGS[,FLAGS...]`, which the `ctdb` of the event scripts' tests asks where
# public addresses go, in a tree that is not built. Standard input: lines ADDRESS NODE, or ADDRESS NODE ALLOWED[,ALLOWED...];
# node -1: nowhere. Standard output: ADDRESS NODE. Only the algorithm lcp2: the address that shares the least of its
# leading bits, squared, with those of a node goes there (ctdb/server/ipalloc_lcp2.c, the same from 4.9 to 4.24).
use strict;

my ($kit) = __FILE__ =~ m{(.*)/upstream/};
my ($operation, $states) = @ARGV;
die "ctdb_takeover_tests: this stand-in knows ipalloc with the algorithm lcp2 only; build the tree for others\n"
    if ($operation // '') ne 'ipalloc' || !defined $states || @ARGV > 2 || ($ENV{CTDB_IP_ALGORITHM} // 'lcp2') ne 'lcp2';

my @usable = map { oct($_) == 0 } split /,/, $states;
my @addresses;
while (my $line = <STDIN>) {
    chomp $line;
    my ($text, $node, $allowed) = split ' ', $line;
    last if !defined $text;
    my %may = map { $_ => 1 } defined $allowed ? split(/,/, $allowed) : 0 .. $#usable;
    push @addresses, { text => $text, bits => bits_of($text), node => $node // -1, may => \%may };
}
@addresses = sort { $b->{bits} cmp $a->{bits} } @addresses;

for my $address (@addresses) {
    $address->{node} = -1 if $address->{node} >= 0 && !can_host($address->{node}, $address);
}
# Nodes without addresses have just come back: only they may take some from others.
my %empty = map { $_ => 1 } 0 .. $#usable;
delete @empty{ map { $_->{node} } @addresses };
1 while place_one();
1 while %empty && move_one();
print "$_->{text} $_->{node}\n" for @addresses;

sub bits_of {
    my ($text) = @_;
    return ('0' x 96) . unpack('B32', pack('C4', split /\./, $text)) if $text !~ /:/;
    require "$kit/stub/ctdb/address.pl";
    return unpack('B128', parse_ipv6($text) // die "ctdb_takeover_tests: $text is no address\n");
}

sub can_host {
    my ($node, $address) = @_;
    return $usable[$node] && $address->{may}{$node};
}

# What an address costs on a node beside those that are there.
sub cost {
    my ($address, $node) = @_;
    my $sum = 0;
    for my $other (@addresses) {
        next if $other == $address || $other->{node} != $node;
        ($address->{bits} ^ $other->{bits}) =~ /^(\0*)/;
        $sum += length($1)**2;
    }
    return $sum;
}

sub imbalance {
    my ($node) = @_;
    my $sum = 0;
    $sum += cost($_, $node) for grep { $_->{node} == $node } @addresses;
    return $sum / 2;
}

sub place_one {
    my ($best, $place, $least);
    for my $address (grep { $_->{node} < 0 } @addresses) {
        for my $node (grep { can_host($_, $address) } 0 .. $#usable) {
            my $cost = cost($address, $node);
            ($best, $place, $least) = ($address, $node, $cost) if !defined $least || $cost < $least;
        }
    }
    $best->{node} = $place if $best;
    return defined $best;
}

sub move_one {
    my %imbalance = map { $_ => imbalance($_) } 0 .. $#usable;
    for my $from (sort { $imbalance{$b} <=> $imbalance{$a} || $a <=> $b } keys %imbalance) {
        last if $imbalance{$from} == 0;
        my ($best, $place, $least);
        for my $address (grep { $_->{node} == $from } @addresses) {
            my $saved = cost($address, $from);
            for my $node (grep { $empty{$_} && can_host($_, $address) } 0 .. $#usable) {
                my $cost = cost($address, $node);
                my $after = $imbalance{$node} + $cost;
                my $sum = $imbalance{$from} - $saved + $after;
                next if $after >= $imbalance{$from} || $cost >= $saved || defined $least && $sum >= $least;
                ($best, $place, $least) = ($address, $node, $sum);
            }
        }
        next if !$best;
        $best->{node} = $place;
        return 1;
    }
    return 0;
}
