# ctdb moveip, addip, delip, reloadips: CTDB's own list of public addresses changes at once. The events takeip and
# releaseip do not run for it: addresses of interfaces stay as they are.

our ($kit, $node, %ctdb);
need("stub/ctdb/addresses");
need("stub/ctdb/nodes");

sub run_moveip {
    usage('moveip') if @_ != 2;
    my ($address, $pnn) = @_;
    my $bytes = parse_ip($address) // fail($ctdb{failed}, "Invalid IP address $address");
    fail($ctdb{failed}, "Invalid PNN $pnn") if $pnn !~ /^\s*\+?(\d+)/;
    $pnn = $1;
    my ($target) = grep { $_->{pnn} == $pnn } node_map();
    # The tool tries five times, three seconds apart: not waited for here.
    if (!$target || flag_names($target->{bits}) =~ /INACTIVE/) {
        complain("Failed to get Public IPs from node $pnn");
        fail($ctdb{failed}, "Failed to move IP $address to node $pnn");
    }
    if (!grep { $_->{bytes} eq $bytes } public_addresses()) {
        complain("Node $pnn CANNOT host IP address ", show_ip($bytes));
        fail($ctdb{failed}, "Failed to move IP $address to node $pnn");
    }
    change_address($bytes, sub {
        my ($row) = @_;
        $row->{pnn} = $pnn;
        my @usable = grep { is_link_up($_, $ctdb{pnn}) } split /,/, $row->{interfaces};
        $row->{interface} = $pnn == $ctdb{pnn} && @usable ? $usable[0] : '-';
        return $row;
    });
    return 0;
}

sub run_addip {
    usage('addip') if @_ != 2;
    my ($address, $interfaces) = @_;
    my ($ip, $bits) = $address =~ m{^(.*)/(\d+)\z};
    my $bytes = defined $bits ? parse_ip($ip) : undef;
    fail($ctdb{failed}, "Invalid IP/Mask $address") if !defined $bytes;
    lock_node();
    if (grep { $_->{bytes} eq $bytes } public_addresses()) {
        complain('Node already knows about IP ', show_ip($bytes));
        return 0;
    }
    for my $interface (split /,/, $interfaces) {
        next if row_where('interfaces', 'name', $interface);
        complain('Control ADD_PUBLIC_IP failed, ret=-1');
        fail($ctdb{failed}, "Failed to add public IP to node $ctdb{target}. Giving up");
    }
    add_row('public_addresses',
        address => show_ip($bytes) . "/$bits", interfaces => $interfaces, pnn => -1, interface => '-');
    return 0;
}

sub run_delip {
    usage('delip') if @_ != 1;
    my $bytes = parse_ip($_[0]) // fail($ctdb{failed}, "Invalid IP address $_[0]");
    if (!grep { $_->{bytes} eq $bytes } public_addresses()) {
        complain('Node does not know about IP address ', show_ip($bytes));
        return 0;
    }
    change_address($bytes, sub { () });
    return 0;
}

sub change_address {
    my ($bytes, $code) = @_;
    change_table('public_addresses', sub {
        return map { (parse_ip($_->{address} =~ s{/.*}{}r) // '') eq $bytes ? $code->($_) : $_ } @_;
    });
}

# The list becomes what CTDB_BASE/public_addresses says; addresses that stay keep their node.
sub run_reloadips {
    usage('reloadips') if @_ > 1;
    my @nodes = nodes_of($_[0]);
    return 0 if !grep { $_->{pnn} == $ctdb{pnn} } @nodes;
    my $base = $ENV{CTDB_BASE} // setting('base') // "$node/base";
    open(my $file, '<', "$base/public_addresses") or return 0;
    my (@wanted, %seen);
    while (my $line = <$file>) {
        next if $line =~ /^\s*(?:#|$)/;
        my ($address, $interfaces) = split ' ', $line;
        my ($ip, $bits) = $address =~ m{^(.*)/(\d+)\z};
        my $bytes = defined $bits ? parse_ip($ip) : undef;
        # ctdbd then leaves the list as it was.
        if (!defined $bytes || !defined $interfaces || $seen{$bytes}++) {
            complain('Failed to reload IPs on some nodes.');
            return 0;
        }
        push @wanted, [$bytes, show_ip($bytes) . "/$bits", $interfaces];
    }
    change_table('public_addresses', sub {
        my %old = map { ((parse_ip($_->{address} =~ s{/.*}{}r) // '') => $_) } @_;
        return map {
            my ($bytes, $address, $interfaces) = @$_;
            my $row = $old{$bytes} // { pnn => -1, interface => '-' };
            +{ %$row, address => $address, interfaces => $interfaces };
        } @wanted;
    });
    return 0;
}

1;
