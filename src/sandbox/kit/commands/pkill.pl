# pkill

our ($kit);

sub run {
    need("stub/process_match");
    need("stub/services");
    lock_node();
    my ($option, $signal, @found) = match_processes('signal= echo|e queue|q!', @_);
    $signal = signal_name($option->{signal}) if defined $option->{signal};
    if (!defined $signal) {
        complain("pkill: killing pid $_->{pid} failed: Invalid argument") for @found;
        return 1;
    }
    for my $process (@found) {
        end_process($process, $signal);
        say_line(short_name($process), " killed (pid $process->{pid})") if defined $option->{echo};
    }
    say_line(scalar @found) if defined $option->{count};
    return @found ? 0 : 1;
}

1;
