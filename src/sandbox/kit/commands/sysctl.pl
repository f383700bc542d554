# sysctl of procps: the kernel's settings; table `sysctls` has those that were set.

our ($kit, $node, $name);
our %sysctl_default;

our %LONG = (
    all => 'a', deprecated => 'D', 'dry-run' => 'y', binary => 'b', ignore => 'e', names => 'N', values => 'n', load => 'p', system => 'S',
    pattern => 'r', quiet => 'q', write => 'w', help => 'h', version => 'V',
);

sub run {
    my @args = @_;
    my (%on, @words);
    while (@args) {
        my $word = shift @args;
        if ($word =~ /\A--([a-z-]+)(?:=(.*))?\z/) {
            my $letter = $LONG{$1} // fail(1, "sysctl: unrecognized option '$word'");
            unshift @args, $2 if defined $2;
            $on{$letter} = 1;
        }
        elsif ($word =~ /\A-([a-zA-Z]+)\z/) {
            for my $letter (split //, $1) {
                fail(1, "sysctl: invalid option -- '$letter'") if $letter !~ /[aAXbenNpfrqwoxdhV]/;
                $on{ { A => 'a', X => 'a', f => 'p', d => 'h' }->{$letter} // $letter } = 1;
            }
        }
        else { push @words, $word }
    }
    if ($on{V}) { say_line('sysctl from procps-ng 4.0.2'); return 0 }
    not_simulated(1) if $on{h} || $on{S} || $on{r} || !@words && !$on{a} && !$on{p};
    need("stub/sysctls");
    return show_all(%on) if $on{a};
    my $status = 0;
    if ($on{p}) {
        for my $path (@words ? @words : '/etc/sysctl.conf') {
            open(my $file, '<', $path) or do { complain(qq(sysctl: cannot open "$path": $!)); $status = 1; next };
            while (<$file>) {
                next if /\A\s*(?:[#;]|$)/;
                s/\A\s*-?\s*|\s+\z//g;
                $status = 1 if !one_sysctl($_, 1, %on);
            }
        }
        return $status;
    }
    for my $at (0 .. $#words) { $status = 1 if !one_sysctl($words[$at], $on{w}, %on) }
    return $status;
}

# KEY or KEY=VALUE; returns whether it went well.
sub one_sysctl {
    my ($word, $is_write, %on) = @_;
    my ($key, $value) = $word =~ /\A\s*([^=]*?)\s*(?:=\s*(.*?)\s*)?\z/s;
    if ($is_write && !defined $value) {
        complain("sysctl: command line(0): invalid syntax, continuing...");
        return 0;
    }
    $key = dotted_key($key);
    my $path = join '/', map { tr{/}{.}r } split /\./, $key;
    my $now = sysctl_of($key);
    if (!defined $now) {
        return 1 if $on{e};
        complain("sysctl: cannot stat /proc/sys/$path: No such file or directory");
        return 0;
    }
    if (defined $value) {
        if ($now =~ /\A-?\d+\z/ && $value !~ /\A-?\d+\z/) {
            complain(qq(sysctl: setting key "$key": Invalid argument));
            return 0;
        }
        set_sysctl($key, $value) if !$on{y} && $key !~ /\.flush\z/;
        return 1 if $on{q};
        $now = $value;
    }
    elsif ($key =~ /\.flush\z/) { return 1 }
    if ($on{N}) { say_line($key) }
    elsif ($on{b}) { print STDOUT $now }
    else { say_line($on{n} ? '' : "$key = ", $now) }
    return 1;
}

sub show_all {
    my %on = @_;
    for my $key (known_keys()) {
        next if $key =~ /\.flush\z/;
        my $value = sysctl_of($key);
        say_line($on{N} ? $key : $on{n} ? $value : "$key = $value");
    }
    return 0;
}

1;
