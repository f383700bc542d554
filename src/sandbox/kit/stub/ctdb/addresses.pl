# ctdb ip, ipinfo.

our ($kit, %ctdb, %NODE_FLAG);
need("stub/ctdb/address");
need("stub/ctdb/interfaces");

sub run_ip {
    my ($which) = @_;
    usage('ip') if @_ > 1 || defined $which && $which ne 'all';
    my @addresses = public_addresses();
    set_unknown_holders(@addresses) if defined $which;
    if ($ctdb{machine}) {
        my @more = $ctdb{verbose} ? qw(ActiveInterfaces AvailableInterfaces ConfiguredInterfaces) : ();
        say_fields('Public IP', 'Node', @more);
    }
    else { say_line(defined $which ? 'Public IPs on ALL nodes' : "Public IPs on node $ctdb{target}") }
    for my $row (@addresses) {
        my @details = $ctdb{verbose} ? interfaces_of($row, defined $which ? $row->{pnn} : $ctdb{target}) : ();
        if ($ctdb{machine}) { say_fields($row->{text}, $row->{pnn}, @details) }
        elsif (!@details) { say_line("$row->{text} $row->{pnn}") }
        else { say_line(sprintf '%s node[%s] active[%s] available[%s] configured[%s]', @$row{qw(text pnn)}, @details) }
    }
    return 0;
}

# The rows of the table in order, with the address as text and bytes.
sub public_addresses {
    my @rows = rows('public_addresses');
    for my $row (@rows) {
        $row->{bytes} = parse_ip($row->{address} =~ s{/.*}{}r) // '';
        $row->{text} = $row->{bytes} eq '' ? $row->{address} : show_ip($row->{bytes});
        $row->{pnn} = -1 if $row->{pnn} !~ /^\d+\z/;
    }
    return sort { compare_ips($a->{bytes}, $b->{bytes}) } @rows;
}

# Asked of all nodes, an address has a holder where an active node says that it is the one.
sub set_unknown_holders {
    need("stub/ctdb/nodes");
    my %active = map { ($_->{pnn} => 1) } grep { !($_->{bits} & $NODE_FLAG{INACTIVE}) } node_map();
    for my $row (@_) { $row->{pnn} = -1 if !$active{ $row->{pnn} } }
}

# The active, the available and the configured interfaces of an address, as node PNN sees them.
sub interfaces_of {
    my ($row, $pnn) = @_;
    return ('', '', '') if $pnn < 0;
    my @configured = grep { $_ ne '' && $_ ne '-' } split /,/, $row->{interfaces};
    return (active_interface($row, $pnn), join(',', grep { is_link_up($_, $pnn) } @configured), join(',', @configured));
}

# Of other nodes' interfaces nothing is known: the first one is taken for theirs, all with a link.
sub active_interface {
    my ($row, $pnn) = @_;
    return '' if $row->{pnn} != $pnn;
    return $row->{interface} eq '-' ? '' : $row->{interface} if $pnn == $ctdb{pnn};
    return (split /,/, $row->{interfaces})[0];
}

our %links;

sub is_link_up {
    my ($interface, $pnn) = @_;
    return 1 if $pnn != $ctdb{pnn};
    %links = map { ($_->{name} => $_->{up}) } ctdb_interfaces() if !%links;
    return $links{$interface};
}

sub run_ipinfo {
    usage('ipinfo') if @_ != 1;
    my $bytes = parse_ip($_[0]) // fail($ctdb{failed}, "Invalid IP address $_[0]");
    my ($row) = grep { $_->{bytes} eq $bytes } public_addresses();
    if (!$row) {
        complain('Control GET_PUBLIC_IP_INFO failed, ret=-1');
        say_line("Node $ctdb{target} does not know about IP $_[0]");
        return $ctdb{failed};
    }
    my @configured = grep { $_ ne '' && $_ ne '-' } split /,/, $row->{interfaces};
    say_line("Public IP[$row->{text}] info on node $ctdb{target}");
    say_line("IP:$row->{text}");
    say_line('CurrentNode:', $row->{pnn} < 0 && $ctdb{release} >= 4005 ? 4294967295 : $row->{pnn});
    say_line('NumInterfaces:', scalar @configured);
    my $active = active_interface($row, $ctdb{target});
    my %references = map { ($_->{name} => $_->{references}) } ctdb_interfaces();
    for my $number (1 .. @configured) {
        my $name = $configured[$number - 1];
        my $link = is_link_up($name, $ctdb{target}) ? 'up' : 'down';
        my $mark = $name eq $active ? ' (active)' : '';
        say_line("Interface[$number]: Name:$name Link:$link References:$references{$name}$mark");
    }
    return 0;
}

1;
