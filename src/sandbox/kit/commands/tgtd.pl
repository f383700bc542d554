# tgtd: the iSCSI daemon, as a process of the node.

our ($kit, $name);

sub run {
    my @args = @_;
    need("stub/options");
    need("stub/services");
    my ($option) = parse_options('foreground|f control-port|C= nr_iothreads|t= debug|d= iscsi= pid-file|p= help|h! version|V!',
        \@args, usage => "Try `tgtd --help' for more information.\n");
    lock_node();
    # A second one ends in the background, without a word; so does one that cannot start.
    start_process('tgtd') if !processes_named('tgtd');
    return 0;
}

1;
