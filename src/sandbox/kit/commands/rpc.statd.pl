# rpc.statd, started by a script itself.

our ($kit, $node);

our $USAGE = <<'END' =~ s/\n\z//r;
usage: rpc.statd [options]
      -h, -?, --help       Print this help screen.
      -F, --foreground     Foreground (no-daemon mode)
      -d, --no-syslog      Verbose logging to stderr.  Foreground mode only.
      -p, --port           Port to listen on
      -o, --outgoing-port  Port for outgoing connections
      -V, -v, --version    Display version information and exit.
      -n, --name           Specify a local hostname.
      -P                   State directory path.
      -N                   Run in notify only mode.
      -L, --no-notify      Do not perform any notification.
      -H                   Specify a high-availability callout program.
END

sub run {
    need("stub/nfs");
    # A wrong option is no failure for it.
    my %set = daemon_options(qr/h|\?|help|F|foreground|d|no-syslog|V|v|version|N|L|no-notify/,
        qr/p|port|o|outgoing-port|n|name|P|state-directory-path|H|ha-callout|T|nlm-port|U|nlm-udp-port/,
        sub { fail(0, $_[0], "\n", $USAGE) }, @_);
    if ($set{h} || $set{help} || $set{'?'}) { complain($USAGE); return 0 }
    if ($set{v} || $set{V} || $set{version}) { say_line('rpc.statd version 2.6.2'); return 0 }
    not_simulated(1, 'notify only') if $set{N};
    fail(1, 'Statd service already running!') if processes_named('rpc.statd');
    return start_daemon('rpc.statd', %set);
}

1;
