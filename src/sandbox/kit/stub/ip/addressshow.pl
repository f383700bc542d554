# ip address show

our ($kit, $node, $name, %ip, @SHOWN_FLAGS);

sub show_addresses {
    my %filter = (family => $ip{family}, flags => {});
    if (@_) {
        need("stub/ip/addressfilter");
        %filter = address_filter(@_);
    }
    not_simulated(255, 'label') if $ip{json} && defined $filter{label};
    my @interfaces = interfaces();
    my %by_name = map { ($_->{name} => $_) } @interfaces;
    no_such_master($filter{master}) if defined $filter{master} && !$by_name{ $filter{master} };
    no_such($filter{dev}) if defined $filter{dev} && !$by_name{ $filter{dev} };
    my %addresses;
    my @rows = rows('addresses');
    # IPv6 takes longer: not where nobody asks.
    @rows = grep { $_->{address} !~ /:/ } @rows if ($filter{family} // 6) != 6;
    for my $address (sort { $a->{family} <=> $b->{family} } addresses_of(@rows)) { push @{ $addresses{ $address->{interface} } }, $address }
    $ip{is_short} = !defined $filter{dev} && ($ip{family} // 0) eq '6';
    local $ip{family} = $filter{family};
    my @objects;
    need("stub/ip/links") if !$ip{oneline} || $ip{json} || $ip{brief};
    for my $interface (@interfaces) {
        next if @_ && !interface_matches(\%filter, $interface);
        my @all = @{ $addresses{ $interface->{name} } || [] };
        my @shown = @_ ? grep { address_matches(\%filter, $_) } @all
            : grep { !defined $filter{family} || $filter{family} == $_->{family} } @all;
        next if !@shown && (@all || defined $filter{family});
        next if !@shown && defined $filter{label};
        if ($ip{json}) { push @objects, { parts => [link_parts($interface, \%by_name, 0), addr_info => [map { address_object($_) } @shown]] } }
        elsif ($ip{brief}) {
            say_line(defined $filter{label} ? '' : sprintf('%-16s %-14s ', link_name($interface), $interface->{state}),
                map { ip_text($_->{bytes}) . "/$_->{bits} " } @shown);
        }
        else {
            print STDOUT link_text($interface, \%by_name, 0, defined $filter{family}) if !$ip{oneline} && !defined $filter{label};
            print STDOUT address_text($interface, $_) for @shown;
        }
    }
    say_json(\@objects) if $ip{json};
    return 0;
}

@SHOWN_FLAGS = qw(secondary tentative deprecated dadfailed nodad noprefixroute);

sub address_text {
    my ($interface, $address) = @_;
    my $words = $address->{words};
    my $is_4 = $address->{family} == 4;
    my $text = $ip{oneline} ? "$interface->{index}: $interface->{name}" : '';
    $text .= '    inet' . ($is_4 ? '' : '6') . ' ' . ip_text($address->{bytes}) . "/$address->{bits} ";
    $text .= "brd $words->{broadcast} " if defined $words->{broadcast};
    $text .= "scope $address->{scope} " . join '', map { "$_ " } grep { $words->{$_} } @SHOWN_FLAGS;
    $text .= address_label($address) if $is_4;
    return $text . ($ip{oneline} ? '\\' : "\n") . "       valid_lft forever preferred_lft forever\n";
}

1;
