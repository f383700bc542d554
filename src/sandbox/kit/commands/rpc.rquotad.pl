# rpc.rquotad, started by a script itself.

our ($kit, $node);

our $USAGE = <<'END' =~ s/\n\z//r;
rpc.rquotad: Usage: rpc.rquotad [options]
Options are:
 -h --help             shows this text
 -V --version          shows version information
 -F --foreground       starts the quota service in foreground
 -I --autofs           do not ignore mountpoints mounted by automounter
 -p --port <port>      listen on given port
 -s --no-setquota      disables remote calls to setquota (default)
 -S --setquota         enables remote calls to setquota
 -x --xtab <path>      set an alternative file with NFSD export table
END

sub run {
    need("stub/nfs");
    my %set = daemon_options(qr/h|help|V|version|F|foreground|I|autofs|s|no-setquota|S|setquota/, qr/p|port|x|xtab/,
        sub { fail(1, $_[0], "\nrpc.rquotad: Unknown option '?'.\n", $USAGE) }, @_);
    not_simulated(1) if $set{h} || $set{help} || $set{V} || $set{version};
    return start_daemon('rpc.rquotad', %set);
}

1;
