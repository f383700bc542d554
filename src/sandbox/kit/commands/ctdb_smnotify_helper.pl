# ctdb_smnotify_helper (since 4.22): writes what sm-notify reads, to standard output.

sub run {
    my ($command, @words) = @_;
    $command //= '';
    if ($command eq 'monitor' && @words == 2) {
        # The loopback address in network order, NLM's program, its version, the procedure, and private data.
        my $loopback = unpack 'L', pack 'C4', 127, 0, 0, 1;
        say_line(sprintf '%08x %08x %08x %08x %s %s %s', $loopback, 100021, 4, 16, '0' x 32, @words);
        return 0;
    }
    if ($command eq 'state' && @words == 1) {
        print STDOUT pack 'l', $words[0] =~ /^\s*([-+]?\d+)/ ? $1 : 0;
        return 0;
    }
    say_line("usage: $0 { monitor <client-ip> <source-ip> | state <state> }");
    return 1;
}

1;
