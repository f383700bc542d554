# ip link show

our ($kit, $node, $name, %ip);

sub show_links {
    my @args = @_;
    my %filter;
    while (@args) {
        my $word = shift @args;
        if ($word eq 'up') { $filter{up} = 1 }
        elsif ($word eq 'type' || $word eq 'master') { $filter{$word} = ip_next(\@args) }
        elsif ($word eq 'nomaster') { $filter{nomaster} = 1 }
        elsif ($word =~ /\A(?:group|vrf|help)\z/) { not_simulated(255, $word) }
        else {
            $word = ip_next(\@args) if $word eq 'dev';
            fail(255, qq(Error: either "dev" is duplicate, or "$word" is a garbage.)) if defined $filter{dev};
            $filter{dev} = $word;
        }
    }
    need("stub/ip/links");
    my @interfaces = interfaces();
    my %by_name = map { ($_->{name} => $_) } @interfaces;
    no_such_master($filter{master}) if defined $filter{master} && !$by_name{ $filter{master} };
    no_device($filter{dev}) if defined $filter{dev} && !$by_name{ $filter{dev} };
    my @shown = grep {
        my $words = $_->{words};
        (!defined $filter{dev} || $filter{dev} eq $_->{name}) && (!$filter{up} || $_->{admin} eq 'up')
            && (!defined $filter{type} || $filter{type} eq $_->{kind} || $filter{type} eq ($words->{master} // '') . '_slave')
            && (!defined $filter{master} || $filter{master} eq ($words->{master} // '')) && !($filter{nomaster} && defined $words->{master})
    } @interfaces;
    if ($ip{json}) { say_json([map { { parts => [link_parts($_, \%by_name, 1)] } } @shown]) }
    else { print STDOUT link_text($_, \%by_name, 1) for @shown }
    return 0;
}

1;
