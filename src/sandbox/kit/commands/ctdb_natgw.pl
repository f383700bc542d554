# ctdb_natgw: the helper of CTDB's scripts for the nodes of a group.

our ($kit);

sub run {
    need("stub/ctdb/groups");
    return run_helper('natgw', @_);
}

1;
