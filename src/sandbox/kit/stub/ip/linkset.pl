# ip link set

our ($kit, $node, $name, %ip);

our $LEAST_MTU = 68;

sub set_link {
    my @args = @_;
    my %set;
    while (@args) {
        my $word = shift @args;
        if ($word eq 'up' || $word eq 'down') { $set{admin} = $word }
        elsif ($word eq 'name') { $set{name} = interface_name(ip_next(\@args)) }
        elsif ($word eq 'mtu' || $word eq 'address' || $word eq 'master') { $set{$word} = ip_next(\@args) }
        elsif ($word eq 'nomaster') { $set{master} = '' }
        elsif ($word =~ /\A(?:promisc|multicast|allmulticast|arp|dynamic|trailers|carrier)\z/) {
            my $value = ip_next(\@args);
            $value =~ /\A(?:on|off)\z/ or fail(255, qq(Error: argument of "$word" must be "on" or "off", not "$value"));
            not_simulated(2, $word);
        }
        elsif ($word =~ /\A(?:txqueuelen|txqlen|qlen|alias|group|netns|brd|broadcast|type|vf|xdp|addrgenmode|protodown|mode|state|nosend|numtxqueues)\z/) {
            not_simulated(2, $word);
        }
        else {
            $word = ip_next(\@args) if $word eq 'dev';
            fail(255, qq(Error: either "dev" is duplicate, or "$word" is a garbage.)) if defined $set{dev};
            $set{dev} = $word;
        }
    }
    fail(255, 'Not enough information: "dev" argument is required.') if !defined $set{dev};
    if (defined $set{mtu} && $set{mtu} !~ /\A\d+\z/) { fail(255, qq(Error: argument "$set{mtu}" is wrong: Invalid "mtu" value\n)) }
    change_table('interfaces', sub { my @rows = @_; apply_link(\%set, @rows); return @rows });
    need("stub/linkstate") if $set{went} || defined $set{name};
    rename_link($set{dev}, $set{name}) if defined $set{name} && $set{name} ne $set{dev};
    link_went($set{name} // $set{dev}, $set{admin}) if $set{went};
    return 0;
}

sub apply_link {
    my ($set, @rows) = @_;
    fail(255, qq(Error: argument "$set->{master}" is wrong: Device does not exist\n))
        if ($set->{master} // '') ne '' && !grep { $_->{name} eq $set->{master} } @rows;
    my ($row) = grep { $_->{name} eq $set->{dev} } @rows or fail(1, qq(Cannot find device "$set->{dev}"));
    my %by_name = map { ($_->{name} => $_) } @rows;
    fail(1, qq("$set->{address}" is invalid lladdr.)) if defined $set->{address} && $set->{address} !~ /\A[0-9a-f]{1,2}(?::[0-9a-f]{1,2})*\z/i;
    if (defined $set->{name} && $set->{name} ne $set->{dev}) {
        fail(2, 'RTNETLINK answers: File exists') if $by_name{ $set->{name} };
        $row->{name} = $set->{name};
    }
    if (defined $set->{mtu}) {
        fail(2, 'Error: mtu less than device minimum.') if $set->{mtu} < $LEAST_MTU && $row->{kind} ne 'loopback';
        fail(2, 'Error: mtu greater than device maximum.') if $set->{mtu} > 65535 && $row->{kind} ne 'loopback';
        $row->{mtu} = $set->{mtu};
    }
    $row->{mac} = join ':', map { sprintf '%02x', hex } split /:/, $set->{address} if defined $set->{address};
    if (defined $set->{master}) {
        my @words = grep { $_ ne '-' && !/\Amaster=/ } split ' ', $row->{detail};
        if ($set->{master} ne '') {
            my $master = $by_name{ $set->{master} };
            $master->{kind} =~ /\A(?:bond|bridge)\z/ or fail(2, 'RTNETLINK answers: Operation not supported');
            fail(2, 'Error: Device can not be enslaved while up.') if $master->{kind} eq 'bond' && $row->{admin} eq 'up';
            # A bond takes its members up, and its first one's address.
            if ($master->{kind} eq 'bond') { $set->{admin} //= 'up' }
            $master->{mac} = $row->{mac} if !grep { " $_->{detail} " =~ / master=\Q$set->{master}\E / } @rows;
            $master->{link} = 'up';
            push @words, "master=$set->{master}";
        }
        $row->{detail} = "@words" eq '' ? '-' : "@words";
    }
    if (defined $set->{admin} && $set->{admin} ne $row->{admin}) {
        $row->{admin} = $set->{admin};
        $set->{went} = 1;
    }
}

1;
