# Databases in memory: CTDB_DBDIR=tmpfs[:OPTIONS]. 4.4 to 4.8.

# shellcheck shell=sh

ctdb_rundir=/var/run/ctdb

# rewrite_ctdb_options: by loadconfig. The options in CTDB_DBDIR go last, since the last one wins.
rewrite_ctdb_options()
{
	# shellcheck disable=SC2034
	case "${CTDB_DBDIR:-}" in
	tmpfs)
		CTDB_DBDIR_TMPFS_OPTIONS='mode=700'
		CTDB_DBDIR="${ctdb_rundir}/CTDB_DBDIR"
		;;
	tmpfs:*)
		CTDB_DBDIR_TMPFS_OPTIONS="mode=700,${CTDB_DBDIR#tmpfs:}"
		CTDB_DBDIR="${ctdb_rundir}/CTDB_DBDIR"
		;;
	*)
		CTDB_DBDIR_TMPFS_OPTIONS=''
		;;
	esac
}
