# How `ip` shows an interface; for `ip link` and `ip address`.

our ($kit, $node, $name, %ip, %LINK_TYPE, %LINK_QDISC);

%LINK_TYPE = (loopback => 'loopback', infiniband => 'infiniband');
%LINK_QDISC = (ether => 'fq_codel', infiniband => 'fq_codel');

sub link_name {
    my ($interface) = @_;
    my $parent = $interface->{words}{parent};
    return defined $parent ? "$interface->{name}\@$parent" : $interface->{name};
}

sub link_flags {
    my ($interface, $by_name) = @_;
    my $kind = $interface->{kind};
    my $is_up = $interface->{admin} eq 'up';
    my $master = $by_name->{ $interface->{words}{master} // '' };
    my $parent = $by_name->{ $interface->{words}{parent} // '' };
    return (
        $is_up && !$interface->{carrier} ? 'NO-CARRIER' : (),
        $kind eq 'loopback' ? 'LOOPBACK' : $kind eq 'dummy' ? ('BROADCAST', 'NOARP') : ('BROADCAST', 'MULTICAST'),
        $kind eq 'bond' ? 'MASTER' : (),
        $master && $master->{kind} eq 'bond' ? 'SLAVE' : (),
        $is_up ? 'UP' : (),
        $interface->{running} ? 'LOWER_UP' : (),
        $parent && $parent->{admin} ne 'up' ? 'M-DOWN' : (),
    );
}

sub link_broadcast {
    my ($kind) = @_;
    return $kind eq 'loopback' ? '00:00:00:00:00:00'
        : $kind eq 'infiniband' ? '00:ff:ff:ff:ff:12:40:1b:ff:ff:00:00:00:00:00:00:ff:ff:ff:ff'
        : 'ff:ff:ff:ff:ff:ff';
}

sub link_address {
    my ($interface) = @_;
    return $interface->{mac} ne '-' ? $interface->{mac} : '00:00:00:00:00:00';
}

# The lines of an interface, its first one alone with HEAD_ONLY.
sub link_text {
    my ($interface, $by_name, $with_mode, $head_only) = @_;
    my $kind = $interface->{kind};
    my $flags = join ',', link_flags($interface, $by_name);
    return sprintf('%-16s %-14s %s <%s> ', link_name($interface), $interface->{state}, link_address($interface), $flags) . "\n"
        if $ip{brief};
    # The kernel's answer for IPv6 alone says less.
    my $is_short = !$with_mode && $ip{is_short};
    my $master = $interface->{words}{master};
    my $text = sprintf '%d: %s: <%s> mtu %s%s%s state %s%s%s qlen %d', $interface->{index}, link_name($interface), $flags,
        $interface->{mtu}, $is_short ? '' : ' qdisc ' . ($LINK_QDISC{$kind} // 'noqueue'), defined $master ? " master $master" : '',
        $interface->{state}, $with_mode ? ' mode DEFAULT' : '', $is_short ? '' : ' group default', $kind eq 'infiniband' ? 256 : 1000;
    return "$text\n" if $head_only;
    my $break = $ip{oneline} ? '\\' : "\n";
    my $type = $LINK_TYPE{$kind} // 'ether';
    $text .= "$break    link/$type " . link_address($interface) . ' brd ' . link_broadcast($kind);
    $text .= link_more($interface, $break) if $ip{details};
    return "$text\n";
}

sub no_device { fail(1, qq(Device "$_[0]" does not exist.)) }

sub link_more {
    need("stub/ip/linkdetails");
    return link_details(@_);
}

1;
