# For scripts that use the machine's own `ip`: the virtual node's routes and rules are set in the private network
# before the scripts start, and what they made of the network is read back into the tables when they are over.
use strict;

our (%plan, $ROOM, @notes);

my $ip;

sub find_ip {
    ($ip) = grep { -x } map { "$_/ip" } split /:/, $plan{realpath};
    push @notes, 'The real `ip` is wanted, but this machine has none.' if !$ip;
    return $ip;
}

# The lines that `ip` prints.
sub ip_lines {
    my $pid = open(my $output, '-|');
    return if !defined $pid;
    if (!$pid) {
        open(STDERR, '>', '/dev/null');
        exec { $ip } 'ip', @_ or kill 'KILL', $$;
    }
    my @lines = <$output>;
    close $output;
    return @lines;
}

sub set_routes {
    return if !find_ip();
    my @commands = map { "rule add $_->{rule} priority $_->{priority}" }
        grep { $_->{family} ne 'ip6' && $_->{priority} !~ /^(?:0|32766|32767)\z/ } table('rules');
    push @commands, map { "route add $_->{route} table $_->{table}" } grep { $_->{table} ne 'local' } table('routes');
    open(my $batch, '>', "$ROOM/batch") or return;
    print $batch map { "$_\n" } @commands;
    close $batch;
    # What is there already (routes of the addresses) is refused, and that is well.
    ip_lines('-force', '-batch', "$ROOM/batch");
    for my $row (grep { $_->{family} eq 'ip6' && $_->{priority} !~ /^(?:0|32766)\z/ } table('rules')) {
        ip_lines('-6', 'rule', 'add', split(' ', $row->{rule}), 'priority', $row->{priority});
    }
    unlink "$ROOM/batch";
}

sub read_network {
    return if !$ip;
    read_links();
    write_rows('addresses', 'INTERFACE ADDRESS FLAGS', map { address_row($_) } ip_lines('-o', 'addr'));
    write_rows('routes', 'TABLE ROUTE', map { route_row($_) } ip_lines('route', 'show', 'table', 'all'));
    write_rows('rules', 'FAMILY PRIORITY RULE', map { rule_rows($_) } ['ip4', '-4'], ['ip6', '-6']);
}

sub read_links {
    my %known = map { $_->{name} => $_ } table('interfaces');
    my @rows;
    for (ip_lines('-o', 'link')) {
        my ($name, $flags, $mtu) = /^\d+: ([^:@]+)[^:]*: <([^>]*)> mtu (\d+)/ or next;
        my ($mac) = m{link/ether (\S+)};
        my $row = $known{$name} // { name => $name, kind => 'ether', link => 'up', mac => '-', detail => '-' };
        @$row{qw(admin mtu)} = ($flags =~ /\bUP\b/ ? 'up' : 'down', $mtu);
        $row->{mac} = $mac if defined $mac;
        push @rows, join ' ', @$row{qw(name kind admin link mac mtu detail)};
    }
    write_rows('interfaces', 'NAME KIND ADMIN LINK MAC MTU DETAIL', @rows);
}

# The kernel's own link-local addresses come back by themselves.
sub address_row {
    my ($name, $address, $rest) = $_[0] =~ /^\d+: (\S+)\s+inet6? (\S+) (.*?)\\/ or return;
    return if $address =~ /^fe80:/;
    my @flags;
    push @flags, 'secondary' if $rest =~ /\bsecondary\b/;
    push @flags, "scope=$1" if $rest =~ /\bscope (host|link)\b/;
    push @flags, "broadcast=$1" if $rest =~ /\bbrd (\S+)/;
    return join ' ', $name, $address, @flags ? "@flags" : '-';
}

sub rule_rows {
    my ($family, $option) = @{ $_[0] };
    return map { /^(\d+):\s+(.*\S)/ ? "$family $1 $2" : () } ip_lines($option, 'rule');
}

sub route_row {
    my ($line) = @_;
    $line =~ s/\s+$//;
    $line =~ s/ (?:linkdown|dead|pref \S+)//g;    # what `ip` shows but does not take
    return if $line =~ /^(?:fe80|multicast|anycast)/;
    my $table = $line =~ s/ table (\S+)// ? $1 : 'main';
    return "$table $line";
}

sub write_rows {
    my ($table, $head, @rows) = @_;
    open(my $file, '>', "$ROOM/node/$table") or return;
    print $file map { "$_\n" } "# $head", @rows;
    close $file;
}

1;
