# What the threads of an NFS server that hangs are at. 2.3 to 4.2.

# shellcheck shell=sh

# nfs_dump_some_threads: up to CTDB_NFS_DUMP_STUCK_THREADS of them. 5 is the default of 4.2; it was none before.
nfs_dump_some_threads()
{
	# As many as one more are shown, in CTDB too.
	_kit_left=$((${CTDB_NFS_DUMP_STUCK_THREADS:-5} + 1))
	[ $_kit_left -gt 1 ] || return 0

	for _kit_pid in $(pidof nfsd); do
		[ $_kit_left -gt 0 ] || break
		_kit_stack=$(get_proc "${_kit_pid}/stack" 2>/dev/null)
		if [ -n "$_kit_stack" ]; then
			echo "Stack trace for stuck nfsd thread [${_kit_pid}]:"
			echo "$_kit_stack"
			_kit_left=$((_kit_left - 1))
		fi
	done
	return 0
}
