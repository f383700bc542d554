# nfsdctl of newer NFS tools: `threads` with a number, and `autostart`.

our ($kit, $node);

our $DEFAULT_THREADS = 16;

sub run {
    my @words = grep { !/^(?:-d|--debug|-s|--syslog)\z/ } @_;
    my ($command, @arguments) = @words;
    need("stub/nfs");
    not_simulated(1) if !defined $command;
    return set_threads(nfs_option('nfsd', 'threads') // $DEFAULT_THREADS) if $command eq 'autostart' && !@arguments;
    return set_threads($arguments[0]) if $command eq 'threads' && @arguments == 1 && $arguments[0] =~ /^\d+\z/;
    not_simulated(1);
}

1;
