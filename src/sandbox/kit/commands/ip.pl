# ip of iproute2: objects address, link, route, rule and neighbour.

our ($kit, $node, $name);
our %ip;    # options: family, brief, oneline, json, pretty, details, numeric

our @OBJECTS = qw(address addrlabel maddress route rule neighbor neighbour ntable ntbl link l2tp fou ila macsec tunnel tunl
    tuntap tap token tcpmetrics monitor xfrm mroute mrule netns netconf vrf sr nexthop mptcp ioam stats help);

# What is asked for by an abbreviation: the first that begins so.
our @OPTIONS = qw(loops family 4 6 0 M B human human-readable iec stats statistics details resolve oneline timestamp tshort
    Version force batch brief json pretty rcvbuf color help netns Numeric all);
our %SILENT = map { $_ => 1 } qw(human human-readable iec resolve force);

sub run {
    my @args = @_;
    while (@args && $args[0] =~ /\A-/) {
        my $option = shift @args;
        last if $option eq '--';
        ip_option($option, \@args);
    }
    return usage() if !@args;
    my $object = shift @args;
    my $full = abbreviated($object, @OBJECTS);
    fail(1, qq(Object "$object" is unknown, try "ip help".)) if !defined $full;
    return usage() if $full eq 'help';
    my %file = (address => 'address', link => 'link', route => 'route', rule => 'rule', neighbor => 'neighbour', neighbour => 'neighbour');
    my $file = $file{$full};
    not_simulated(1) if !defined $file || defined $ip{unknown};
    need("stub/net");
    need("stub/ip/json") if $ip{json};
    need("stub/ip/$file");
    return run_object(@args);
}

sub ip_option {
    my ($text, $args) = @_;
    my ($word) = $text =~ /\A--?(.*)\z/s;
    if ($word =~ /\A(c|co|col|colo|color)(?:=(.*))?\z/) {
        my $when = $2 // 'always';
        not_simulated(255) if $when eq 'always';
        return if $when eq 'never' || $when eq 'auto';
    }
    my $option = abbreviated($word, @OPTIONS);
    fail(255, qq(Option "$text" is unknown, try "ip -help".)) if !defined $option;
    if ($option eq '4' || $option eq '6') { $ip{family} = $option }
    elsif ($option eq 'family') {
        my $family = shift @$args;
        end_call(usage()) if !defined $family;
        $ip{family} = { inet => 4, inet6 => 6 }->{$family}
            or grep { $_ eq $family } qw(link mpls bridge) and not_simulated(255)
            or fail(255, qq(Error: argument "$family" is wrong: invalid protocol family));
    }
    elsif ($option eq '0') { $ip{family} = 0 }
    elsif ($option eq 'Version') { say_line('ip utility, iproute2-6.1.0, libbpf 1.1.2'); end_call(0) }
    elsif ($option eq 'help') { end_call(usage()) }
    elsif ($option =~ /\A(?:brief|json|pretty|oneline|details|Numeric)\z/) { $ip{ lc $option } = 1 }
    elsif ($option =~ /\A(?:loops|batch|rcvbuf|netns)\z/) { not_simulated(255) }
    elsif (!$SILENT{$option}) { $ip{unknown} = $text }
}

sub abbreviated {
    my ($word, @known) = @_;
    for (@known) { return $_ if index($_, $word) == 0 }
    return undef;
}

# The sub-command of an object, or the end of the command.
sub ip_command {
    my ($object, $word, @known) = @_;
    return abbreviated($word, @known) // fail(255, qq(Command "$word" is unknown, try "ip $object help".));
}

# The argument of a keyword.
sub ip_next {
    my ($args) = @_;
    return @$args ? shift @$args : fail(255, 'Command line is not complete. Try option "help"');
}

sub no_such_master { fail(255, qq(Error: argument "$_[0]" is wrong: Device does not exist\n)) }

sub usage {
    need("stub/ip/usage");
    return say_usage();
}

1;
