# What follows when an interface goes up or down, is renamed or goes away. Needs stub/net.pl.

our ($kit, $node, $name);

# Down: its routes and IPv6 addresses go, the IPv4 addresses stay. Up: it has its link-local address again.
sub link_went {
    my ($interface, $admin) = @_;
    need("stub/addresses_away");
    if ($admin eq 'down') {
        delete_addresses(sub { $_[0]{interface} eq $interface && $_[0]{family} == 6 });
        drop_routes(sub { $_[0] =~ /(?:^| )dev \Q$interface\E(?: |$)/ });
        return;
    }
    my $row = row_where('interfaces', 'name', $interface) or return;
    if ($row->{kind} eq 'loopback') {
        my @own = grep { $_->{interface} eq $interface } addresses();
        add_address($interface, ip_bytes('127.0.0.1'), 8) if !grep { $_->{family} == 4 } @own;
        add_address($interface, ip_bytes('::1'), 128);
        return;
    }
    # Connected routes that were deleted are back.
    change_table('routes', sub { grep { $_->{table} ne 'removed' || $_->{route} !~ / dev \Q$interface\E$/ } @_ })
        if grep { $_->{table} eq 'removed' } rows('routes');
    if ($row->{detail} =~ /\bmaster=(\S+)/) {
        my $master = row_where('interfaces', 'name', $1);
        return if $master && $master->{kind} eq 'bond';
    }
    my @mac = map { hex } split /:/, $row->{mac};
    return if @mac != 6;
    add_address($interface, pack('n C14', 0xfe80, (0) x 6, $mac[0] ^ 2, @mac[1, 2], 0xff, 0xfe, @mac[3 .. 5]), 64);
}

sub rename_link {
    my ($old, $new) = @_;
    change_table('interfaces', sub {
        for my $row (@_) { $row->{detail} =~ s/\b(parent|master)=\Q$old\E(?= |$)/$1=$new/g }
        return @_;
    });
    for my $table ('addresses', 'neighbours') {
        change_table($table, sub { for my $row (@_) { $row->{interface} = $new if $row->{interface} eq $old } return @_ })
            if grep { $_->{interface} eq $old } rows($table);
    }
    change_table('routes', sub { for my $row (@_) { $row->{route} =~ s/((?:^| )dev )\Q$old\E(?= |$)/$1$new/g } return @_ })
        if grep { $_->{route} =~ /(?:^| )dev \Q$old\E(?: |$)/ } rows('routes');
}

# An interface goes, with its vlans; its members are free.
sub remove_link {
    my ($interface) = @_;
    for my $child (grep { " $_->{detail} " =~ / parent=\Q$interface\E / } rows('interfaces')) { remove_link($child->{name}) }
    need("stub/addresses_away");
    delete_addresses(sub { $_[0]{interface} eq $interface });
    drop_routes(sub { $_[0] =~ /(?:^| )dev \Q$interface\E(?: |$)/ });
    change_table('interfaces', sub {
        my @rows = grep { $_->{name} ne $interface } @_;
        for my $row (@rows) {
            $row->{detail} =~ s/(?:^| )master=\Q$interface\E(?= |$)// or next;
            $row->{detail} =~ s/^ //;
        }
        return @rows;
    });
}

1;
