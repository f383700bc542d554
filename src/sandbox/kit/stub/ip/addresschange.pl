# ip address add, change, replace, delete and flush.

our ($kit, $node, $name, %ip);

our %ERROR = (
    4 => { EEXIST => 'Error: ipv4: Address already assigned.', EINVAL => 'Error: ipv4: Invalid scope value.', none => 'Error: ipv4: Address not found.' },
    6 => { EEXIST => 'Error: ipv6: address already assigned.', none => 'Error: ipv6: address not found.' },
);

sub change_address {
    my ($command, @args) = @_;
    return flush_addresses(@args) if $command eq 'flush';
    my (%what, @flags);
    while (@args) {
        my $word = shift @args;
        if ($word =~ /\A(?:broadcast|brd)\z/) { $what{broadcast} = ip_next(\@args) }
        elsif ($word eq 'scope') { $what{scope} = ip_next(\@args) }
        elsif ($word eq 'dev') { $what{dev} = ip_next(\@args) }
        elsif ($word eq 'label') { $what{label} = ip_next(\@args) }
        elsif ($word =~ /\A(?:nodad|noprefixroute)\z/) { push @flags, $word }
        elsif ($word =~ /\A(?:valid_lft|preferred_lft)\z/) { ip_next(\@args) eq 'forever' or not_simulated(2, $word) }
        elsif ($word =~ /\A(?:peer|remote|anycast|metric|priority|home|mngtmpaddr|autojoin|optimistic|proto|help)\z/) { not_simulated(2, $word) }
        else {
            $word = ip_next(\@args) if $word eq 'local';
            fail(255, qq(Error: either "local" is duplicate, or "$word" is a garbage.)) if defined $what{local};
            $what{local} = $word;
            my $kind = defined $ip{family} ? ($ip{family} == 4 ? 'inet' : 'inet6') : 'any valid';
            my @prefix = parse_prefix($word);
            fail(1, qq(Error: $kind prefix is expected rather than "$word".))
                if !@prefix || defined $ip{family} && $ip{family} != family_of($prefix[0]);
            $what{prefix} = \@prefix;
        }
    }
    fail(1, 'Not enough information: "dev" argument is required.') if !defined $what{dev};
    if ($what{prefix} && length $what{prefix}[0] == 4 && grep { $_ eq 'nodad' } @flags) {
        complain('Warning: nodad option can be set only for IPv6 addresses');
        @flags = grep { $_ ne 'nodad' } @flags;
    }
    my $is_delete = $command eq 'delete';
    if ($what{prefix} && $is_delete && length $what{prefix}[0] == 4 && !$what{prefix}[2]) {
        complain("Warning: Executing wildcard deletion to stay compatible with old scripts.\n",
            "         Explicitly specify the prefix length ($what{local}/32) to avoid this warning.\n",
            "         This special behaviour is likely to disappear in further releases,\n         fix your scripts!");
    }
    lock_node();
    check_values(%what);
    my $interface = row_where('interfaces', 'name', $what{dev}) or fail(1, qq(Cannot find device "$what{dev}"));
    fail(2, 'RTNETLINK answers: Operation not supported') if !$what{prefix};
    return $is_delete ? delete_address(%what) : new_address($command, \@flags, %what);
}

sub check_values {
    my (%what) = @_;
    my ($broadcast, $scope) = @what{qw(broadcast scope)};
    if (defined $broadcast && $broadcast !~ /\A[-+]\z/ && !defined ip_bytes($broadcast)) {
        my $kind = !$what{prefix} ? 'any valid' : length $what{prefix}[0] == 4 ? 'inet' : 'inet6';
        fail(1, qq(Error: $kind address is expected rather than "$broadcast".));
    }
    fail(255, qq(Error: argument "$scope" is wrong: invalid scope value.)) if defined $scope && $scope !~ /\A(?:global|link|host|site|nowhere|\d+)\z/;
}

sub new_address {
    my ($command, $flags, %what) = @_;
    my ($bytes, $bits) = @{ $what{prefix} };
    my $family = family_of($bytes);
    my @flags = @$flags;
    if (defined $what{scope}) {
        # The kernel knows an IPv6 address's scope by itself.
        push @flags, "scope=$what{scope}" if $family == 4 && $what{scope} ne 'global';
        push @flags, "scope=global" if $family == 4 && $what{scope} eq 'global' && default_scope($bytes) ne 'global';
    }
    my $broadcast = $what{broadcast};
    if (defined $broadcast) {
        fail(1, 'Broadcast can be set only for IPv4 addresses') if $family == 6;
        if ($broadcast eq '+' || $broadcast eq '-') {
            $broadcast = $bits > 30 ? undef : $broadcast eq '+' ? broadcast_of($bytes, $bits) : ip_text(network_bytes($bytes, $bits));
        }
        push @flags, "broadcast=$broadcast" if defined $broadcast;
    }
    push @flags, "label=$what{label}" if defined $what{label} && $what{label} ne $what{dev} && $family == 4;
    need("stub/addresses");
    my $error = add_address($what{dev}, $bytes, $bits, @flags);
    return 0 if $error eq '' || $error eq 'EEXIST' && $command ne 'add';
    fail(2, $ERROR{$family}{$error});
}

sub delete_address {
    my (%what) = @_;
    my ($bytes, $bits, $has_bits) = @{ $what{prefix} };
    my $family = family_of($bytes);
    my $count = 0;
    need("stub/addresses_away");
    delete_addresses(sub {
        my ($address) = @_;
        return !$count && $address->{interface} eq $what{dev} && $address->{bytes} eq $bytes
            && ($address->{bits} == $bits || $family == 4 && !$has_bits)
            && (!defined $what{label} || address_label($address) eq $what{label}) && ++$count;
    });
    fail(2, $ERROR{$family}{none}) if !$count;
    return 0;
}

sub flush_addresses {
    my @args = @_;
    fail(1, 'Flush requires arguments.') if !@args;
    need("stub/ip/addressfilter");
    my %filter = address_filter(@args);
    need("stub/addresses_away");
    lock_node();
    my %by_name = map { ($_->{name} => $_) } interfaces();
    no_such($filter{dev}) if defined $filter{dev} && !$by_name{ $filter{dev} };
    delete_addresses(sub {
        my ($address) = @_;
        my $interface = $by_name{ $address->{interface} };
        return $interface && interface_matches(\%filter, $interface) && address_matches(\%filter, $address);
    });
    return 0;
}

1;
