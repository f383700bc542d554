# ctdb_lvs: the helper of CTDB's scripts for the nodes of a group.

our ($kit, %ctdb);

sub run {
    need("stub/ctdb/daemon");
    $ctdb{release} = release_number();
    $ctdb{failed} = 1;
    $ctdb{pnn} = $ctdb{target} = setting('pnn') // 0;
    $ctdb{maxruntime} = 120;
    need("stub/ctdb/groups");
    return group('lvs', 'ctdb_lvs', @_);
}

1;
