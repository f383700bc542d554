# The kernel's settings by their dotted names, a dot in an interface's name as `/`.

our ($kit, $node, $name);

our %SYSCTL_DEFAULT = (
    'net.ipv4.ip_forward' => 0, 'net.ipv4.ip_nonlocal_bind' => 0, 'net.ipv4.ip_local_port_range' => "32768\t60999", 'net.ipv4.ip_default_ttl' => 64,
    'net.ipv4.tcp_tw_reuse' => 2, 'net.ipv4.tcp_fin_timeout' => 60, 'net.ipv4.tcp_keepalive_time' => 7200, 'net.ipv4.tcp_keepalive_intvl' => 75,
    'net.ipv4.tcp_keepalive_probes' => 9, 'net.ipv4.tcp_syncookies' => 1, 'net.ipv4.tcp_timestamps' => 1, 'net.ipv4.tcp_sack' => 1, 'net.ipv4.tcp_retries1' => 3,
    'net.ipv4.tcp_retries2' => 15, 'net.ipv4.tcp_syn_retries' => 6, 'net.ipv4.tcp_orphan_retries' => 0, 'net.ipv4.tcp_max_syn_backlog' => 512,
    'net.ipv4.tcp_rmem' => "4096\t131072\t6291456", 'net.ipv4.tcp_wmem' => "4096\t16384\t4194304", 'net.ipv4.tcp_mtu_probing' => 0, 'net.ipv4.tcp_window_scaling' => 1,
    'net.ipv4.icmp_echo_ignore_all' => 0, 'net.ipv4.icmp_echo_ignore_broadcasts' => 1, 'net.ipv4.route.flush' => 0, 'net.ipv6.route.flush' => 0,
    'net.ipv4.neigh.default.gc_thresh1' => 128, 'net.ipv4.neigh.default.gc_thresh2' => 512, 'net.ipv4.neigh.default.gc_thresh3' => 1024,
    'net.ipv4.vs.conntrack' => 0, 'net.ipv4.vs.expire_nodest_conn' => 0, 'net.ipv6.ip_nonlocal_bind' => 0, 'net.ipv6.bindv6only' => 0,
    'net.core.rmem_max' => 212992, 'net.core.wmem_max' => 212992, 'net.core.rmem_default' => 212992, 'net.core.wmem_default' => 212992,
    'net.core.somaxconn' => 4096, 'net.core.netdev_max_backlog' => 1000, 'net.core.default_qdisc' => 'fq_codel',
    'net.netfilter.nf_conntrack_max' => 262144, 'net.netfilter.nf_conntrack_tcp_loose' => 1, 'net.netfilter.nf_conntrack_tcp_be_liberal' => 0,
    'sunrpc.tcp_slot_table_entries' => 2, 'fs.nfs.nlm_grace_period' => 0, 'fs.nfs.nlm_tcpport' => 0, 'fs.nfs.nlm_udpport' => 0, 'fs.nfs.nsm_local_state' => 0,
    'fs.file-max' => 9223372036854775807, 'kernel.panic' => 0, 'kernel.panic_on_oops' => 0, 'kernel.sysrq' => 438, 'kernel.pid_max' => 4194304,
    'kernel.core_pattern' => 'core', 'kernel.ostype' => 'Linux', 'vm.swappiness' => 60, 'vm.overcommit_memory' => 0, 'vm.dirty_ratio' => 20,
    'vm.dirty_background_ratio' => 10, 'vm.min_free_kbytes' => 67584, 'vm.drop_caches' => 0,
);
# Per interface, and for `all` and `default`.
our %CONF4 = (
    map({ ($_ => 0) } qw(arp_accept arp_announce arp_filter arp_ignore arp_notify disable_policy disable_xfrm drop_gratuitous_arp
        accept_local accept_source_route bootp_relay forwarding log_martians mc_forwarding medium_id promote_secondaries proxy_arp
        proxy_arp_pvlan route_localnet rp_filter src_valid_mark tag ignore_routes_with_linkdown force_igmp_version)),
    map({ ($_ => 1) } qw(accept_redirects secure_redirects send_redirects shared_media arp_evict_nocarrier)),
);
our %CONF6 = (
    map({ ($_ => 0) } qw(accept_dad_loopback disable_ipv6 forwarding keep_addr_on_down ndisc_notify proxy_ndp use_tempaddr optimistic_dad use_optimistic
        accept_source_route addr_gen_mode drop_unicast_in_l2_multicast)),
    map({ ($_ => 1) } qw(accept_ra accept_redirects accept_ra_defrtr autoconf accept_dad dad_transmits)),
);
delete $CONF6{accept_dad_loopback};

# As `sysctl` prints a key: with dots, whatever separator was given.
sub dotted_key {
    my ($key) = @_;
    my ($first) = $key =~ m{([./])};
    return defined $first && $first eq '/' ? $key =~ tr{/.}{./}r : $key;
}

# The value that was set, else the kernel's, else undef: there is no such key.
sub sysctl_of {
    my ($key) = @_;
    my $row = row_where('sysctls', 'name', $key);
    return $row->{value} =~ s/\A"(.*)"\z/$1/r if $row;
    return $SYSCTL_DEFAULT{$key} if defined $SYSCTL_DEFAULT{$key};
    return setting('hostname') if $key eq 'kernel.hostname';
    my ($version, $interface, $what) = $key =~ /\Anet\.ipv([46])\.conf\.([^.]+)\.(\w+)\z/ or return undef;
    my $value = ($version == 4 ? \%CONF4 : \%CONF6)->{$what} // return undef;
    return $interface =~ /\A(?:all|default)\z/ || row_where('interfaces', 'name', $interface =~ tr{/}{.}r) ? $value : undef;
}

sub set_sysctl {
    my ($key, $value) = @_;
    # Several numbers come back with tabs between them.
    $value =~ tr/ \t/\t/s if $value =~ /\A-?\d+(?:[ \t]+-?\d+)+\z/;
    change_table('sysctls', sub { ((grep { $_->{name} ne $key } @_), { name => $key, value => $value }) });
}

sub known_keys {
    my %keys = map { ($_ => 1) } keys %SYSCTL_DEFAULT, map { $_->{name} } rows('sysctls');
    for my $interface ('all', 'default', map { $_->{name} =~ tr{.}{/}r } rows('interfaces')) {
        $keys{"net.ipv4.conf.$interface.$_"} = 1 for keys %CONF4;
        $keys{"net.ipv6.conf.$interface.$_"} = 1 for keys %CONF6;
    }
    return sort keys %keys;
}

1;
