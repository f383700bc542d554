# hostname, of Debian: prints settings.hostname.

our ($kit, $name);

our $USAGE = <<'END';
Usage: hostname [-b] {hostname|-F file}         set host name (from file)
       hostname [-a|-A|-d|-f|-i|-I|-s|-y]       display formatted name
       hostname                                 display host name
END

sub run {
    my @args = @_;
    need("stub/options");
    my ($option, @names) = parse_options('short|s fqdn|long|f domain|d ip-address|i all-ip-addresses|I alias|a all-fqdns|A '
        . 'yp|nis|y! boot|b! file|F! verbose|v help|h! version|V!', \@args, usage => $USAGE, status => 255);
    not_simulated(1, 'setting the name') if @names;
    my $host = setting('hostname') // 'localhost';
    my ($short, $domain) = split /\./, $host, 2;
    return say_ok($short) if defined $option->{short};
    return say_ok($host) if defined $option->{fqdn};
    return say_ok($domain // '') if defined $option->{domain};
    return say_ok('') if defined $option->{alias};
    return say_ok("$host ") if defined $option->{'all-fqdns'};
    my @addresses = map { $_->{address} =~ m{\A([^/]+)} ? $1 : () } grep { $_->{interface} ne 'lo' } rows('addresses');
    @addresses = grep { !/\Afe80:/i } @addresses;
    return say_ok(map { "$_ " } @addresses) if defined $option->{'all-ip-addresses'};
    return say_ok($addresses[0] // '127.0.1.1') if defined $option->{'ip-address'};
    return say_ok($host);
}

sub say_ok { say_line(@_); return 0 }

1;
