# ip link: linkshow.pl, linkset.pl and linkadd.pl.

our ($kit, $node, $name, %ip);

sub run_object {
    my @args = @_;
    my $command = @args
        ? ip_command('link', shift @args, qw(add set change replace delete show lst list xstats afstats property help)) : 'show';
    if ($command =~ /\A(?:show|list|lst)\z/) {
        need("stub/ip/linkshow");
        return show_links(@args);
    }
    not_simulated(255) if $command !~ /\A(?:add|set|change|delete)\z/;
    require "$kit/stub/ip/link" . ($command =~ /\A(?:set|change)\z/ ? 'set' : 'add') . '.pl';
    return $command eq 'add' ? add_link(@args) : $command eq 'delete' ? delete_link(@args) : set_link(@args);
}

# The name that follows the word `name`.
sub interface_name {
    my ($name) = @_;
    fail(255, qq(Error: argument "$name" is wrong: "name" not a valid ifname\n)) if length $name > 15 || $name =~ m{[/\s]} || $name eq '';
    return $name;
}

1;
