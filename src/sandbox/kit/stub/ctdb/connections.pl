# ctdb tickle, gettickles, addtickle, deltickle, killtcp.

our ($kit, %ctdb);
need("stub/ctdb/address");

sub run_tickle {
    usage('tickle') if @_ != 0 && @_ != 2;
    if (@_) { socket_or_fail($_) for @_ }
    # 22 is EINVAL, which the tool returns without a word.
    elsif (!read_connections()) { return 22 }
    return 0;
}

sub run_gettickles {
    usage('gettickles') if @_ < 1 || @_ > 2;
    my ($address, $port) = @_;
    return 22 if defined $port && $port !~ /^\s*\+?\d/;
    $port = $port ? int $port : 0;
    my $bytes = parse_ip($address) // fail($ctdb{failed}, "Invalid IP address $address");
    if (!is_public($bytes)) {
        complain('Control GET_TCP_TICKLE_LIST failed, ret=1');
        fail(1, 'Failed to get list of connections');
    }
    my @found;
    for my $row (rows('tickles')) {
        my ($server, $server_port) = split_socket($row->{server});
        next if $server ne show_ip($bytes) || $port && $port != $server_port;
        push @found, [$row->{client}, $row->{server}];
    }
    if ($ctdb{machine}) {
        my $destination = $ctdb{release} < 4019 ? 'Destiation IP' : 'Destination IP';
        say_fields('Source IP', 'Port', $destination, 'Port');
        say_fields(split_socket($_->[0]), split_socket($_->[1])) for @found;
        return 0;
    }
    say_line('Connections for IP: ', show_ip($bytes));
    say_line('Num connections: ', scalar @found);
    say_line("SRC: $_->[0]   DST: $_->[1]") for @found;
    return 0;
}

sub run_addtickle {
    my @pairs = tickle_pairs('addtickle', @_) or return 0;
    my %public = map { ((parse_ip($_->{address} =~ s{/.*}{}r) // '') => 1) } rows('public_addresses');
    # Without public addresses ctdbd does not care.
    return 0 if !%public;
    my @known = grep { $public{ parse_ip((split_socket($_->[1]))[0]) } } @pairs;
    change_table('tickles', sub {
        my @rows = @_;
        my %there = map { ("$_->{client} $_->{server}" => 1) } @rows;
        push @rows, map { +{ client => $_->[0], server => $_->[1] } } grep { !$there{"@$_"}++ } @known;
        return @rows;
    }) if @known;
    return 0 if @known == @pairs;
    if (@_) {
        complain('Control TCP_ADD_DELAYED_UPDATE failed, ret=-1');
        fail($ctdb{failed}, 'Failed to register connection');
    }
    fail($ctdb{failed}, 'Failed to add ', @pairs - @known, ' tickles');
}

sub run_deltickle {
    my @pairs = tickle_pairs('deltickle', @_) or return 0;
    my %gone = map { ("@$_" => 1) } @pairs;
    change_table('tickles', sub { grep { !$gone{"$_->{client} $_->{server}"} } @_ });
    return 0;
}

sub tickle_pairs {
    my ($command, @words) = @_;
    usage($command) if @words != 0 && @words != 2;
    return [map { socket_or_fail($_) } @words] if @words;
    my $pairs = read_connections() // end_call(22);
    return @$pairs;
}

sub socket_or_fail {
    my ($text) = @_;
    return tidy_socket($text) // fail($ctdb{failed}, "Invalid IP address $text");
}

sub is_public {
    my ($bytes) = @_;
    return scalar grep { (parse_ip($_->{address} =~ s{/.*}{}r) // '') eq $bytes } rows('public_addresses');
}

# Up to 4.4; later releases have a helper program for it.
sub run_killtcp {
    usage('killtcp') if @_ != 0 && @_ != 2;
    my $pairs = @_ ? [[map { tidy_socket($_) // fail(255, "Bad IP:port '$_'") } @_]] : read_connections();
    fail(255, 'Bad line') if !$pairs;
    kill_connections(@$pairs);
    return 0;
}

# Ends the connections, whichever end of each was named first.
sub kill_connections {
    my %gone = map { ("@$_" => 1, "$_->[1] $_->[0]" => 1) } @_;
    return if !%gone;
    change_table('connections', sub {
        grep { !$gone{ join ' ', map { tidy_socket($_) // $_ } @$_{qw(local remote)} } } @_;
    });
}

1;
