# multipathd of multipath-tools: the daemon itself, and as a client `show` of maps, paths and topology.

our ($kit, $name);

sub run {
    my @args = @_;
    need("stub/options");
    need("stub/services");
    need("stub/multipath");
    my ($option, @words) = parse_options('k? d s v= B w n p=!', \@args);
    push @words, split ' ', $option->{k} if defined $option->{k};
    if (!@words) {
        not_simulated(1, 'the interactive shell') if defined $option->{k};
        lock_node();
        start_process('multipathd') if !processes_named('multipathd');
        return 0;
    }
    my ($daemon) = processes_named('multipathd');
    # Without the daemon the client ends without a word.
    return 1 if !$daemon;
    return client($daemon, @words);
}

sub client {
    my ($daemon, $verb, @words) = @_;
    if ($verb =~ /\Areconf/) { say_line('ok'); return 0 }
    if ($verb =~ /\A(?:shutdown|quit|exit)\z/) {
        end_process($daemon, 'TERM') if $verb eq 'shutdown';
        say_line('ok');
        return 0;
    }
    not_simulated(1) if $verb !~ /\A(?:show|list)\z/ || @words != 1;
    if ($words[0] eq 'daemon') { say_line("pid $daemon->{pid} idle"); return 0 }
    my @maps = maps();
    wait_for_ever() if grep { $_->{state} eq 'hangs' } @maps;
    if ($words[0] eq 'topology') { print_topology($maps[$_], $_) for 0 .. $#maps; return 0 }
    if ($words[0] =~ /\A(?:maps|multipaths)\z/) {
        my @lines = map { [$maps[$_]{name}, detail($maps[$_], 'dm', "dm-$_"), detail($maps[$_], 'wwid', $maps[$_]{name})] } 0 .. $#maps;
        return print_list(['name', 'sysfs', 'uuid'], @lines);
    }
    not_simulated(1);
}

sub print_list {
    my @lines = @_;
    my @width;
    for my $line (@lines) {
        for my $at (0 .. $#$line) { $width[$at] = length $line->[$at] if length $line->[$at] > ($width[$at] // 0) }
    }
    for my $line (@lines) {
        my $text = join ' ', map { sprintf '%-*s', $width[$_], $line->[$_] } 0 .. $#$line;
        $text =~ s/ +\z//;
        say_line($text);
    }
    return 0;
}

1;
