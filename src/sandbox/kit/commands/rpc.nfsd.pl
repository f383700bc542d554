# rpc.nfsd: sets the number of the kernel's threads; 0 ends them.

our ($kit, $node);

our $USAGE = <<'END' =~ s/\n\z//r;
Usage:
rpc.nfsd [-d|--debug] [-H hostname] [-p|-P|--port port]
   [-N|--no-nfs-version version] [-V|--nfs-version version]
   [-s|--syslog] [-t|--tcp] [-T|--no-tcp] [-u|--udp] [-U|--no-udp]
   [-r|--rdma=] [-G|--grace-time secs] [-L|--leasetime secs] nrservs
END
our $DEFAULT_THREADS = 8;

sub run {
    need("stub/nfs");
    my %set = daemon_options(qr/d|debug|s|syslog|t|tcp|T|no-tcp|u|udp|U|no-udp|r|rdma|h|help/,
        qr/H|host|p|P|port|N|no-nfs-version|V|nfs-version|G|grace-time|L|lease-time|rdma/,
        sub { fail(2, $_[0], "\nInvalid argument: '?'\n", $USAGE) }, @_);
    fail(2, $USAGE) if $set{h} || $set{help};
    my $threads = ($set{words} || [])->[0] // nfs_option('nfsd', 'threads') // $DEFAULT_THREADS;
    return 1 if $threads !~ /^\d+\z/;
    my $service = service_of_process('nfsd');
    if ($threads && defined $service && service_row($service)->{state} eq 'broken') {
        fail(1, 'rpc.nfsd: unable to set any sockets for nfsd');
    }
    return set_threads($threads);
}

1;
