# ctdb_natgw: the helper of CTDB's scripts for the nodes of a group.

our ($kit, %ctdb);

sub run {
    require "$kit/stub/ctdb/daemon.pl";
    $ctdb{release} = release_number();
    $ctdb{failed} = 1;
    $ctdb{pnn} = $ctdb{target} = setting('pnn') // 0;
    $ctdb{maxruntime} = 120;
    require "$kit/stub/ctdb/groups.pl";
    return group('natgw', 'ctdb_natgw', @_);
}

1;
