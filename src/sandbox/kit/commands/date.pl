# date: the real one, at the node's time where settings.time is a number. It is never set.

our ($kit, $name);

sub run {
    my @args = @_;
    my $has_time = 0;
    for (my $at = 0; $at < @args; $at++) {
        my $word = $args[$at];
        last if $word eq '--';
        not_simulated(1, 'setting the time') if $word =~ /\A(?:-[uR]*s|--se)/ || $word =~ /\A\d{8,12}(?:\.\d\d)?\z/;
        $has_time = 1 if $word =~ /\A(?:-[uRj]*[drf]|--(?:d|ref|f))/;
        # The value of an option is no operand.
        $at++ if $word =~ /\A(?:-[uR]*[drf]|--(?:date|reference|file))\z/;
    }
    my $time = setting('time') // 'real';
    unshift @args, $^O eq 'darwin' ? ('-r', $time) : ('-d', "\@$time") if !$has_time && $time =~ /\A\d+\z/;
    return run_real(@args) // fail(127, 'date: command not found');
}

1;
