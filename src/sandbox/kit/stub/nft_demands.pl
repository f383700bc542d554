# What nft demands of a rule and of a chain's hook. It has far more words than these look at: what begins with one that is
# none of its own is refused, and so is what cannot be in the family.

our ($kit, $node, $name);

our $NFT_WORDS = join '|', qw(
    ip ip6 tcp udp udplite sctp dccp icmp icmpv6 igmp arp ether vlan esp ah comp th gre rt frag hbh mh dst exthdr meta ct socket osf fib numgen
    jhash symhash ipsec xfrm iif oif iifname oifname iiftype oiftype iifgroup oifgroup mark skuid skgid nftrace rtclassid cpu pkttype priority
    protocol l4proto nfproto length hour day time random cgroup ibrname obrname ibriport obriport sdif sdifname secmark
    accept drop reject return continue jump goto queue counter limit log masquerade snat dnat redirect dup fwd notrack set add update delete map
    quota connlimit synproxy tproxy flow offload tcp option comment last not
);

sub check_nft_rule {
    my ($text, $family, $rule) = @_;
    my ($first) = $rule =~ /\A([A-Za-z_]\w*)/;
    not_simulated(1, $text) if defined $first && $first !~ /\A(?:$NFT_WORDS)\z/;
    my %other = (ip => 'ip6', ip6 => 'ip');
    if (my $wrong = $other{$family}) {
        nft_error($text, $1, "conflicting protocols specified: $family vs. $wrong") if $rule =~ /(?:\A| )($wrong [sd]addr)\b/;
    }
    # Unlike iifname and oifname, these mean a device that is there.
    while ($rule =~ /(?:\A| )(?:meta )?[io]if (?:!= )?"?([\w.@-]+)"?/g) {
        nft_error($text, $1, 'Interface does not exist') if !row_where('interfaces', 'name', $1);
    }
    while ($rule =~ / [sd]port (?:!= )?(\d+)\b/g) {
        nft_error($text, $1, 'Service out of range') if $1 > 65535;
    }
}

1;
