# ipvsadm: virtual servers and the real ones behind them.

our ($kit, $node, $name);

our %LONG = (
    'add-service' => 'A', 'edit-service' => 'E', 'delete-service' => 'D', clear => 'C', restore => 'R', save => 'S', 'add-server' => 'a',
    'edit-server' => 'e', 'delete-server' => 'd', list => 'L', zero => 'Z', set => 'set', 'tcp-service' => 't', 'udp-service' => 'u', 'fwmark-service' => 'f',
    scheduler => 's', persistent => 'p', 'real-server' => 'r', gatewaying => 'g', ipip => 'i', masquerading => 'm', weight => 'w', numeric => 'n', exact => 'x',
    'sctp-service' => 'sctp', ipv6 => '6', stats => 'stats', rate => 'rate', connection => 'c', timeout => 'timeout', daemon => 'daemon', sort => 'sort', nosort => 'nosort',
    netmask => 'M', 'u-threshold' => 'x', 'l-threshold' => 'y', help => 'h', version => 'v',
);
our @SCHEDULERS = qw(rr wrr lc wlc lblc lblcr dh sh sed nq fo ovf mh);
our %FORWARD = (g => 'Route', i => 'Tunnel', m => 'Masq');

sub run {
    my @args = @_;
    my ($command, %is, $forward);
    while (@args) {
        my $word = shift @args;
        my @letters = $word =~ /\A--([a-z0-9-]+)\z/ ? ($LONG{$1} // usage($word)) : $word =~ /\A-([A-Za-z0-9]+)\z/ ? split(//, $1) : usage($word);
        while (@letters) {
            my $letter = shift @letters;
            if ($letter eq 'l') { $letter = 'L' }
            if ($letter =~ /\A[ADCSadLEeRZ]\z/) { fail(2, 'multiple commands specified') if defined $command; $command = $letter }
            elsif ($letter =~ /\A[tufrsw]\z/) {
                my $value = @letters ? join('', splice @letters) : @args ? shift @args : usage("-$letter");
                if ($letter =~ /[tuf]/) { $is{service} = service_name($letter, $value) }
                else { $is{$letter} = $value }
            }
            elsif ($letter eq 'p') { $is{p} = @letters && $letters[0] =~ /\d/ ? join('', splice @letters) : @args && $args[0] =~ /\A\d+\z/ ? shift @args : 300 }
            elsif ($letter =~ /\A[gim]\z/) { $forward = $letter }
            elsif ($letter eq 'n') { $is{n} = 1 }
            elsif ($letter =~ /\A(?:set|sctp|6|stats|rate|c|timeout|daemon|M|x|y|h|v|o|b|j)\z/) { not_simulated(1) }
            elsif ($letter !~ /\A(?:sort|nosort)\z/) { fail(2, "unexpected argument -$letter") }
        }
    }
    $is{forward} = $forward;
    $command //= 'L';
    not_simulated(1) if $command eq 'R' || $command eq 'Z';
    return list_servers($command, %is) if $command =~ /[LS]/;
    my %what = (A => 'add-service', E => 'edit-service', D => 'delete-service', a => 'add-server', e => 'edit-server', d => 'delete-server');
    fail(2, "You need to supply the 'service' option for the '$what{$command}' command") if $command ne 'C' && !defined $is{service};
    fail(2, "You need to supply the 'server' option for the '$what{$command}' command") if $command =~ /[aed]/ && !defined $is{r};
    fail(2, "illegal forward method") if defined $is{w} && $is{w} !~ /\A\d+\z/;
    change_table('virtual_servers', sub { $command eq 'C' ? () : change_servers($command, \%is, @_) });
    return 0;
}

sub usage { fail(2, "$name: unknown option: $_[0]") }

# SERVICE as the table has it: tcp:10.0.0.31:80, udp:[fd00::1]:0, fwmark:1.
sub service_name {
    my ($letter, $value) = @_;
    if ($letter eq 'f') { $value =~ /\A[1-9]\d*\z/ or fail(2, "illegal firewall mark specified"); return "fwmark:$value" }
    my ($address, $port) = server_end($value);
    fail(2, "illegal virtual server address[:port] specified") if !defined $address;
    return ($letter eq 't' ? 'tcp' : 'udp') . ":$address:$port";
}

sub server_end {
    my ($text, $default) = @_;
    need("stub/net");
    my ($address, $port) = $text =~ /\A\[([^\]]+)\](?::(\w+))?\z/ ? ($1, $2) : $text =~ /\A([^:]+)(?::(\w+))?\z/ ? ($1, $2) : return;
    my $bytes = ip_bytes($address);
    return if !defined $bytes;
    $port = (getservbyname($port, 'tcp'))[2] if defined $port && $port !~ /\A\d+\z/;
    my $shown = ip_text($bytes);
    return ($shown =~ /:/ ? "[$shown]" : $shown, $port // $default // 0);
}

sub change_servers {
    my ($command, $is, @rows) = @_;
    my ($service) = grep { $_->{service} eq $is->{service} && $_->{server} eq '-' } @rows;
    if ($command =~ /[ADE]/) {
        if ($command eq 'D') {
            fail(255, 'No such service') if !$service;
            return grep { $_->{service} ne $is->{service} } @rows;
        }
        fail(255, 'Service already exists') if $service && $command eq 'A';
        fail(255, 'No such service') if !$service && $command eq 'E';
        my $scheduler = $is->{s} // 'wlc';
        fail(255, 'Scheduler or persistence engine not found') if !grep { $_ eq $scheduler } @SCHEDULERS;
        my $options = "-s $scheduler" . (defined $is->{p} ? " -p $is->{p}" : '');
        if ($service) { $service->{options} = $options; return @rows }
        return (@rows, { service => $is->{service}, server => '-', options => $options });
    }
    fail(255, $command eq 'a' ? 'Service not defined' : 'Service not defined') if !$service;
    my ($own_port) = $is->{service} =~ /:(\d+)\z/;
    my ($address, $port) = server_end($is->{r}, $own_port) or fail(2, 'illegal real server address[:port] specified');
    # Only with masquerading may the port be another one.
    $port = $own_port if ($is->{forward} // 'g') ne 'm' && $is->{service} !~ /\Afwmark/;
    my ($found) = grep { $_->{service} eq $is->{service} && $_->{server} eq "$address:$port" } @rows;
    fail(255, 'Destination already exists') if $found && $command eq 'a';
    fail(255, 'No such destination') if !$found && $command ne 'a';
    return grep { $_ != $found } @rows if $command eq 'd';
    my $options = '-' . ($is->{forward} // 'g') . ' -w ' . ($is->{w} // 1);
    if ($found) { $found->{options} = $options; return @rows }
    return (@rows, { service => $is->{service}, server => "$address:$port", options => $options });
}

sub list_servers {
    my ($command, %is) = @_;
    need("stub/net");
    my @rows = rows('virtual_servers');
    my %is_own = map { (ip_text($_->{bytes}) => 1) } addresses();
    if ($command eq 'L' && !defined $is{service}) { say_line('IP Virtual Server version 1.2.1 (size=4096)') }
    if ($command eq 'L') { say_line("Prot LocalAddress:Port Scheduler Flags\n  -> RemoteAddress:Port           Forward Weight ActiveConn InActConn") }
    my @services = grep { $_->{server} eq '-' && (!defined $is{service} || $_->{service} eq $is{service}) } @rows;
    fail(255, 'No such service') if defined $is{service} && !@services;
    for my $service (@services) {
        my ($kind, $end) = $service->{service} =~ /\A(\w+):(.*)\z/;
        my %option = split ' ', $service->{options};
        my $shown = $kind eq 'fwmark' ? $end : shown_end($end, $is{n});
        my $flag = { tcp => '-t', udp => '-u', fwmark => '-f' }->{$kind};
        if ($command eq 'S') { say_line("-A $flag $shown -s $option{'-s'}", defined $option{'-p'} ? " -p $option{'-p'}" : '') }
        else { say_line($kind eq 'fwmark' ? 'FWM ' : uc $kind, "  $shown $option{'-s'}", defined $option{'-p'} ? " persistent $option{'-p'}" : '') }
        for my $server (grep { $_->{service} eq $service->{service} && $_->{server} ne '-' } @rows) {
            my ($forward, $weight) = $server->{options} =~ /-([gim]) -w (\d+)/;
            my $at = shown_end($server->{server}, $is{n});
            if ($command eq 'S') { say_line("-a $flag $shown -r $at -$forward -w $weight"); next }
            my ($address) = $server->{server} =~ /\A\[?([^\]]*?)\]?:\d+\z/;
            my $how = $is_own{$address} || $address =~ /\A127\./ ? 'Local' : $FORWARD{$forward};
            say_line(sprintf '  -> %-28s %-7s %-6d %-10u %-10u', $at, $how, $weight, 0, 0);
        }
    }
    return 0;
}

sub shown_end {
    my ($end, $is_numeric) = @_;
    return $end if $is_numeric;
    return $end =~ s/:(\d+)\z/':' . ((getservbyport($1, 'tcp'))[0] \/\/ $1)/er;
}

1;
