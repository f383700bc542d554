# The interfaces that CTDB uses for public addresses, with the link state that it believes in (`iface_links`).

our %ctdb;

# In ctdbd's order, the last configured first, each with name, up and references: how many addresses are on it.
sub ctdb_interfaces {
    my (@interfaces, %by_name);
    my %links = map { ($_->{name} => $_->{link}) } rows('iface_links');
    for my $row (rows('public_addresses')) {
        for my $name (grep { $_ ne '-' && $_ ne '' } split /,/, $row->{interfaces}) {
            next if $by_name{$name};
            $by_name{$name} = { name => $name, up => ($links{$name} // 'up') eq 'up' ? 1 : 0, references => 0 };
            unshift @interfaces, $by_name{$name};
        }
        next if $row->{pnn} ne $ctdb{pnn} || !$by_name{ $row->{interface} };
        $by_name{ $row->{interface} }{references}++;
    }
    return @interfaces;
}

1;
