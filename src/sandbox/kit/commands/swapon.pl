# swapon: shows the swap space that the table `memory` says; swapping is not switched.

our ($kit, $name);

sub run {
    my @args = @_;
    need("stub/options");
    my ($option, @devices) = parse_options('summary|s show? noheadings raw bytes all|a! discard|d! ifexists|e! fixpgsz|f! options|o! '
        . 'priority|p! verbose|v L! U! help|h! version|V!', \@args, usage => "Try 'swapon --help' for more information.\n");
    not_simulated(1) if @devices || $option->{show} || defined $option->{raw} || defined $option->{bytes};
    my %memory = map { $_->{name} => $_->{value} } rows('memory');
    my $size = $memory{SwapTotal} // 0;
    return 0 if !$size;
    my $used = $size - ($memory{SwapFree} // $size);
    if (defined $option->{summary}) {
        say_line("Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority");
        say_line("/swapfile                               file    \t$size\t\t$used\t\t-2");
        return 0;
    }
    my @line = ('/swapfile', 'file', short_size($size), short_size($used), '-2');
    my @width = (9, 4, map { length > 4 ? length : 4 } @line[2, 3]);
    printf "%-9s %-4s %$width[2]s %$width[3]s %s\n", qw(NAME TYPE SIZE USED PRIO) if !defined $option->{noheadings};
    printf "%-9s %-4s %$width[2]s %$width[3]s %4s\n", @line;
    return 0;
}

# As util-linux prints sizes: one decimal, without a zero.
sub short_size {
    my ($size) = @_;
    return '0B' if !$size;
    for my $unit (qw(K M G T)) {
        return (sprintf('%.1f', $size) =~ s/\.0\z//r) . $unit if $size < 1024 || $unit eq 'T';
        $size /= 1024;
    }
}

1;
