# tgt-admin: --show only; its other work is by a configuration file.

our ($kit, $name);

sub run {
    my @args = @_;
    not_simulated(1) if @args != 1 || $args[0] !~ /\A(?:-s|--show)\z/;
    need("stub/tgt");
    if (!row_where('processes', 'name', 'tgtd')) {
        complain('tgtadm: failed to send request hdr to tgt daemon, Transport endpoint is not connected');
        return 0;
    }
    return tgt_request({ op => 'show', mode => 'target', lld => 'iscsi' });
}

1;
