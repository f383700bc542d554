# rpcbind, started by a script itself.

our ($kit, $node);

sub run {
    need("stub/nfs");
    my %set = daemon_options(qr/[adilswfr]/, qr/h/, sub { fail(1, $_[0], "\nusage: rpcbind [-adhilswfr]") }, @_);
    fail(1, 'rpcbind: another rpcbind is already running. Aborting') if processes_named('rpcbind');
    return start_daemon('rpcbind', F => $set{f} || $set{d});
}

1;
