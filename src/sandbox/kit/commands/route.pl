# route of net-tools: showing the table; changes are made with `ip route`.

our ($kit, $node, $name);

sub run {
    my @args = @_;
    my $is_numeric = 0;
    for (@args) {
        not_simulated(1) if !/\A-(?:n|4|-inet|-numeric)\z/;
        $is_numeric = 1 if /n\z|c\z/;
    }
    need("stub/net_tools");
    show_route_table('route', $is_numeric);
    return 0;
}

1;
