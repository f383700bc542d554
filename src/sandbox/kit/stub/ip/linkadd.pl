# ip link add and delete

our ($kit, $node, $name, %ip);

our %ADDED_KIND = map { $_ => 1 } qw(vlan bond bridge dummy);
our @MODES = qw(balance-rr active-backup balance-xor broadcast 802.3ad balance-tlb balance-alb);

sub add_link {
    my @args = @_;
    my (%new, @rest);
    while (@args) {
        my $word = shift @args;
        if ($word eq 'name') { $new{name} = interface_name(ip_next(\@args)) }
        elsif ($word eq 'link' || $word eq 'mtu' || $word eq 'address') { $new{$word} = ip_next(\@args) }
        elsif ($word eq 'type') { $new{type} = ip_next(\@args); @rest = splice @args }
        elsif ($word eq 'up' || $word eq 'down') { $new{admin} = $word }
        elsif ($word =~ /\A(?:index|netns|txqueuelen|numtxqueues|numrxqueues|group|gso_max_size|broadcast|brd)\z/) { not_simulated(2, $word) }
        else {
            $word = ip_next(\@args) if $word eq 'dev';
            fail(255, qq(Error: either "dev" is duplicate, or "$word" is a garbage.)) if defined $new{name};
            $new{name} = $word;
        }
    }
    fail(1, 'Not enough information: "type" argument is required') if !defined $new{type};
    if (!$ADDED_KIND{ $new{type} }) {
        not_simulated(2, "type $new{type}") if $new{type} =~ /\A(?:veth|macvlan|macvtap|ipvlan|vxlan|vrf|tun|gre|ipip|sit|ifb|team|nlmon|wireguard|geneve|ipoib|vcan|can|macsec|hsr|bareudp|gretap|erspan|ip6gre|ip6gretap|ip6tnl|vti|xfrm|dsa|batadv)\z/;
        fail(2, 'Error: Unknown device type.');
    }
    my @words = link_words(\%new, @rest);
    fail(2, 'Error: Attribute failed policy validation.') if length($new{name} // '') > 15;
    change_table('interfaces', sub {
        my @rows = @_;
        my ($parent) = grep { defined $new{link} && $_->{name} eq $new{link} } @rows;
        fail(1, qq(Cannot find device "$new{link}")) if defined $new{link} && !$parent;
        fail(2, 'RTNETLINK answers: Operation not supported') if $new{type} eq 'vlan' && !$parent;
        if (!defined $new{name}) {
            my $number = 0;
            $number++ while grep { $_->{name} eq "$new{type}$number" } @rows;
            $new{name} = $new{type} eq 'vlan' ? "$new{link}.$new{id}" : "$new{type}$number";
        }
        fail(2, 'RTNETLINK answers: File exists') if grep { $_->{name} eq $new{name} } @rows;
        unshift @words, "parent=$new{link}" if $parent;
        return (@rows, {
            name => $new{name}, kind => $new{type}, admin => 'down',
            # A bridge or bond has a link when it has a member with one.
            link => $new{type} eq 'vlan' || $new{type} eq 'dummy' ? 'up' : 'down',
            mac => $new{address} // ($parent ? $parent->{mac} : sprintf '02:00:00:00:01:%02x', @rows + 1),
            mtu => $new{mtu} // ($parent ? $parent->{mtu} : 1500), detail => "@words",
        });
    });
    return 0 if ($new{admin} // '') ne 'up';
    need("stub/ip/linkset");
    return set_link($new{name}, 'up');
}

# The words of DETAIL from what follows the type.
sub link_words {
    my ($new, @rest) = @_;
    my @words;
    while (@rest) {
        my $word = shift @rest;
        if ($new->{type} eq 'vlan' && $word eq 'id') { push @words, 'id=' . ($new->{id} = ip_next(\@rest)) }
        elsif ($new->{type} eq 'vlan' && $word eq 'protocol') { ip_next(\@rest) =~ /\A802.1q\z/i or not_simulated(2, $word) }
        elsif ($new->{type} eq 'bond' && $word eq 'mode') {
            my $mode = ip_next(\@rest);
            $mode = $MODES[$mode] // $mode if $mode =~ /\A\d\z/;
            fail(255, qq(Error: argument "$mode" is wrong: invalid mode\n)) if !grep { $_ eq $mode } @MODES;
            push @words, "mode=$mode";
        }
        elsif ($new->{type} eq 'bond' && $word =~ /\A(?:miimon|updelay|downdelay|lacp_rate|xmit_hash_policy|primary|fail_over_mac)\z/) { ip_next(\@rest) }
        else { not_simulated(2, $word) }
    }
    fail(255, 'vlan: missing id') if $new->{type} eq 'vlan' && !defined $new->{id};
    push @words, 'mode=balance-rr' if $new->{type} eq 'bond' && !grep { /\Amode=/ } @words;
    return @words;
}

sub delete_link {
    my @args = @_;
    my ($dev, $type);
    while (@args) {
        my $word = shift @args;
        if ($word eq 'type') { $type = ip_next(\@args); last }
        not_simulated(2, $word) if $word eq 'group';
        $word = ip_next(\@args) if $word eq 'dev';
        fail(255, qq(Error: either "dev" is duplicate, or "$word" is a garbage.)) if defined $dev;
        $dev = $word;
    }
    fail(255, 'Not enough information: "dev" argument is required.') if !defined $dev;
    lock_node();
    my $row = row_where('interfaces', 'name', $dev) or fail(1, qq(Cannot find device "$dev"));
    fail(2, 'RTNETLINK answers: Operation not supported') if !$ADDED_KIND{ $row->{kind} };
    need("stub/linkstate");
    remove_link($dev);
    return 0;
}

1;
