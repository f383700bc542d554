# Makes the private network's interfaces and addresses through netlink, since the program `ip` need not be there. A process
# of its own does, which alone compiles this. Needs network.pl.
use strict;

our (%plan, $CLONE_NEWNET);

my ($RTM_NEWLINK, $RTM_NEWADDR, $RTM_SETLINK) = (16, 20, 19);
my ($REQUEST, $ACK, $CREATE) = (1, 4, 0x400);
my ($AF_INET, $AF_INET6, $AF_NETLINK, $SOCK_RAW) = (2, 10, 16, 3);
my $IFF_UP = 1;
my $sequence = 0;

# One attribute: length, type, value, padded to four bytes.
sub attribute {
    my ($type, $value) = @_;
    my $bytes = pack('SS', 4 + length $value, $type) . $value;
    return $bytes . "\0" x (-length($bytes) & 3);
}

sub message {
    my ($type, $flags, $body) = @_;
    return pack('LSSLL', 16 + length $body, $type, $REQUEST | $ACK | $flags, ++$sequence, 0) . $body;
}

# ifinfomsg
sub link_body { return pack('CxSlLL', 0, 0, $_[0], $_[1], $_[1] ? $IFF_UP : 0) }

# Sends messages in one go and returns the errno of each answer.
sub ask {
    my @messages = @_;
    socket(my $netlink, $AF_NETLINK, $SOCK_RAW, 0) or return map { 1 } @messages;
    my $kernel = pack('SSLL', $AF_NETLINK, 0, 0, 0);
    send($netlink, join('', @messages), 0, $kernel) or return map { 1 } @messages;
    my @results;
    while (@results < @messages) {
        defined recv($netlink, my $answer, 1 << 16, 0) or last;
        while (length $answer >= 20) {
            my ($length, $type) = unpack('LS', $answer);
            push @results, -unpack('l', substr($answer, 16, 4)) if $type == 2;
            substr($answer, 0, ($length + 3) & ~3) = '';
        }
    }
    return @results;
}

# Packs an address; undef where it is none.
sub packed {
    my ($text) = @_;
    return pack('C4', $1, $2, $3, $4) if $text =~ /^(\d+)\.(\d+)\.(\d+)\.(\d+)\z/;
    return undef if $text !~ /^[0-9a-fA-F:]+\z/;
    my ($head, $tail) = split /::/, $text, 2;
    my @head = split /:/, $head // '';
    my @tail = split /:/, $tail // '';
    my @middle = $text =~ /::/ ? (0) x (8 - @head - @tail) : ();
    return pack('n8', map { hex } @head, @middle, @tail);
}

# Returns an errno.
sub make_network {
    my ($switch) = @_;
    my @interfaces = grep { $_->{kind} ne 'loopback' } table('interfaces');
    my ($next, %index) = (2, lo => 1);
    my @messages = message($RTM_SETLINK, 0, link_body(1, 1));
    for my $interface (@interfaces) {
        $index{ $interface->{name} } = $next;
        push @messages, message($RTM_NEWLINK, $CREATE, pair_body($interface, $next++, $switch));
    }
    push @messages, map { address_message($_, \%index) } table('addresses');
    my @failed = grep { $_ } ask(@messages);
    return $failed[0] || plug_in($switch, grep { $_->{link} eq 'up' } @interfaces);
}

# A veth pair: one end here, the other at the switch.
sub pair_body {
    my ($interface, $index, $switch) = @_;
    my $name = attribute(3, "$interface->{name}\0");
    my $peer = link_body(0, 0) . $name . attribute(28, pack('L', fileno $switch));
    my $data = attribute(1, "veth\0") . attribute(2, attribute(1, $peer));
    my $body = pack('CxSlLL', 0, 0, $index, $interface->{admin} eq 'up' ? $IFF_UP : 0, $IFF_UP) . $name;
    $body .= attribute(1, pack('H12', $interface->{mac} =~ tr/://dr)) if $interface->{mac} =~ /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\z/i;
    $body .= attribute(4, pack('L', $interface->{mtu})) if $interface->{mtu} =~ /^\d+\z/;
    return $body . attribute(18, $data);
}

sub address_message {
    my ($row, $index) = @_;
    my ($address, $bits) = split m{/}, $row->{address};
    my $bytes = packed($address) // return;
    my $number = $index->{ $row->{interface} } or return;
    return if $address eq '127.0.0.1' || $address eq '::1';
    my $family = length $bytes == 4 ? $AF_INET : $AF_INET6;
    my $body = pack('CCCCL', $family, $bits // length($bytes) * 8, 0, 0, $number);
    my ($broadcast) = ($row->{flags} // '') =~ /\bbroadcast=([\d.]+)/;
    $body .= attribute(2, $bytes) . attribute(1, $bytes);
    $body .= attribute(4, packed($broadcast)) if $broadcast && packed($broadcast);
    return message($RTM_NEWADDR, $CREATE, $body);
}

# An interface has a carrier while the switch's end is up. Returns an errno.
sub plug_in {
    my ($switch, @interfaces) = @_;
    return 0 if !@interfaces;
    syscall($plan{setns}, fileno $switch, $CLONE_NEWNET) == 0 or return $! + 0;
    my ($failed) = grep { $_ } ask(map { message($RTM_SETLINK, 0, link_body(0, 1) . attribute(3, "$_->{name}\0")) } @interfaces);
    return $failed || 0;
}

1;
