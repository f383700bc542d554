# Which addresses `ip address show` and `flush` are asked for.

our ($kit, $node, $name, %ip);

# What is asked for: family, device, network, scope, flags...
sub address_filter {
    my @args = @_;
    my %filter = (family => $ip{family}, flags => {});
    while (@args) {
        my $word = shift @args;
        if ($word eq 'to') {
            my $text = ip_next(\@args);
            my ($bytes, $bits) = parse_prefix($text);
            my $kind = !defined $filter{family} ? 'any valid' : $filter{family} == 4 ? 'inet' : 'inet6';
            fail(1, qq(Error: $kind prefix is expected rather than "$text".))
                if !defined $bytes || ($filter{family} //= family_of($bytes)) != family_of($bytes);
            $filter{network} = [$bytes, $bits];
        }
        elsif ($word eq 'scope') {
            my $scope = ip_next(\@args);
            $scope =~ /\A(?:all|global|link|host|site|nowhere|\d+)\z/
                or fail(255, qq(Error: argument "$scope" is wrong: invalid "scope"\n));
            $filter{scope} = $scope if $scope ne 'all';
        }
        elsif ($word eq 'up') { $filter{up} = 1 }
        elsif ($word =~ /\A(?:secondary|temporary|-primary)\z/) { $filter{flags}{secondary} = 1 }
        elsif ($word =~ /\A(?:primary|-secondary|-temporary)\z/) { $filter{flags}{secondary} = 0 }
        elsif ($word =~ /\A-?(tentative|deprecated|dadfailed|nodad|noprefixroute)\z/) { $filter{flags}{$1} = $word !~ /\A-/ || 0 }
        elsif ($word =~ /\A(?:permanent|-dynamic)\z/) { }
        elsif ($word =~ /\A(?:dynamic|-permanent)\z/) { $filter{none} = 1 }
        elsif ($word eq 'label') { $filter{label} = ip_next(\@args) }
        elsif ($word eq 'type') { $filter{type} = ip_next(\@args) }
        elsif ($word eq 'master') { $filter{master} = ip_next(\@args) }
        elsif ($word eq 'nomaster') { $filter{nomaster} = 1 }
        elsif ($word eq 'help' || $word eq 'group' || $word eq 'vrf' || $word eq 'proto') { not_simulated(255) }
        else {
            $word = ip_next(\@args) if $word eq 'dev';
            fail(255, qq(Error: either "dev" is duplicate, or "$word" is a garbage.)) if defined $filter{dev};
            $filter{dev} = $word;
        }
    }
    return %filter;
}

sub address_matches {
    my ($filter, $address) = @_;
    return 0 if $filter->{none};
    return 0 if defined $filter->{family} && $filter->{family} != $address->{family};
    return 0 if defined $filter->{scope} && $filter->{scope} ne $address->{scope};
    return 0 if $filter->{network} && !lies_in($address->{bytes}, @{ $filter->{network} });
    return 0 if defined $filter->{label} && !glob_matches($filter->{label}, address_label($address));
    for my $flag (keys %{ $filter->{flags} }) {
        return 0 if !$address->{words}{$flag} != !$filter->{flags}{$flag};
    }
    return 1;
}

sub glob_matches {
    my ($pattern, $text) = @_;
    my $regex = join '', map { $_ eq '*' ? '.*' : $_ eq '?' ? '.' : /\A\[/ ? $_ : quotemeta } $pattern =~ /(\[[^\]]+\]|.)/gs;
    return $text =~ /\A$regex\z/s;
}

# Whether an interface as such is asked for.
sub interface_matches {
    my ($filter, $interface) = @_;
    return 0 if defined $filter->{dev} && $filter->{dev} ne $interface->{name};
    return 0 if $filter->{up} && $interface->{admin} ne 'up';
    return 0 if defined $filter->{master} && ($interface->{words}{master} // '') ne $filter->{master};
    return 0 if $filter->{nomaster} && defined $interface->{words}{master};
    return 0 if defined $filter->{type} && $filter->{type} ne $interface->{kind};
    return 1;
}

1;
