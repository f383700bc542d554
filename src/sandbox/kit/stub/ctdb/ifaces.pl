# ctdb ifaces, setifacelink.

our ($kit, %ctdb);
need("stub/ctdb/interfaces");

sub run_ifaces {
    usage('ifaces') if @_;
    my @interfaces = ctdb_interfaces();
    if (!@interfaces && $ctdb{release} >= 4005) {
        say_line("No interfaces configured on node $ctdb{target}");
        return 0;
    }
    if ($ctdb{machine}) { say_fields('Name', 'LinkStatus', 'References') }
    else { say_line("Interfaces on node $ctdb{target}") }
    for my $interface (@interfaces) {
        my ($name, $up, $references) = @$interface{qw(name up references)};
        if ($ctdb{machine}) { say_fields($name, $up, $references) }
        else { say_line("name:$name link:", $up ? 'up' : 'down', " references:$references") }
    }
    return 0;
}

# CTDB's own idea of a link: the kernel's is not changed by it.
sub run_setifacelink {
    usage('setifacelink') if @_ != 2;
    my ($wanted, $state) = @_;
    fail($ctdb{failed}, "Interface name '$wanted' too long") if length $wanted > 16;
    if (!grep { $_->{name} eq $wanted } ctdb_interfaces()) {
        say_line("Interface $wanted not configured on node $ctdb{target}");
        return $ctdb{failed};
    }
    usage('setifacelink') if $state !~ /^(?:up|down)\z/;
    change_table('iface_links', sub {
        return ((grep { $_->{name} ne $wanted } @_), { name => $wanted, link => $state });
    });
    return 0;
}

1;
