# rpc.mountd, started by a script itself. A second one takes over from the first.

our ($kit, $node);

our $USAGE = <<'END' =~ s/\n\z//r;
Usage: rpc.mountd [-F|--foreground] [-h|--help] [-v|--version] [-d kind|--debug kind]
	[-l|--log-auth] [-i|--cache-use-ipaddr] [-T|--ttl ttl]
	[-o num|--descriptors num]
	[-p|--port port] [-V version|--nfs-version version]
	[-N version|--no-nfs-version version] [-n|--no-tcp]
	[-H prog |--ha-callout prog] [-r |--reverse-lookup]
	[-s|--state-directory-path path] [-g|--manage-gids]
	[-t num|--num-threads=num] [-u|--no-udp]
END

sub run {
    need("stub/nfs");
    my %set = daemon_options(
        qr/F|foreground|h|help|v|version|l|log-auth|i|cache-use-ipaddr|n|no-tcp|r|reverse-lookup|g|manage-gids|u|no-udp/,
        qr/d|debug|T|ttl|o|descriptors|p|port|V|nfs-version|N|no-nfs-version|H|ha-callout|s|state-directory-path|t|num-threads/,
        sub { fail(1, $USAGE) }, @_);
    if ($set{h} || $set{help}) { complain($USAGE); return 0 }
    if ($set{v} || $set{version}) { say_line('rpc.mountd version 2.6.2'); return 0 }
    return start_daemon('rpc.mountd', %set);
}

1;
