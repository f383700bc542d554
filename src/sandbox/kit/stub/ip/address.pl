# ip address: addressshow.pl and addresschange.pl.

our ($kit, $node, $name, %ip);

sub run_object {
    my @args = @_;
    my $command = @args
        ? ip_command('address', shift @args, qw(add change replace delete show list lst flush save showdump restore help)) : 'show';
    if ($command =~ /\A(?:show|list|lst)\z/) {
        need("stub/ip/addressshow");
        return show_addresses(@args);
    }
    not_simulated(255) if $command =~ /\A(?:save|showdump|restore|help)\z/;
    need("stub/ip/addresschange");
    return change_address($command, @args);
}

sub address_label { $_[0]{words}{label} // $_[0]{interface} }

sub no_such { fail(1, qq(Device "$_[0]" does not exist.)) }

1;
