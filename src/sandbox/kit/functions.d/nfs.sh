# The callout that knows the NFS server in use.

# shellcheck shell=sh

# nfs_callout_init STATE DIRECTORY
nfs_callout_init()
{
	: "${CTDB_NFS_CALLOUT:=${CTDB_BASE}/nfs-linux-kernel-callout}"
	CTDB_NFS_CALLOUT_STATE_DIR="$1/callout-state"
	# All that the callouts of some Samba read from the options of the script.
	export CTDB_NFS_CALLOUT CTDB_NFS_CALLOUT_STATE_DIR CTDB_NFS_EXPORTS_FILE CTDB_NFS_SHARED_STATE_DIR
	export CTDB_NFS_STATE_FS_TYPE CTDB_NFS_STATE_MNT

	nfs_callout_cache="$1/nfs_callout_cache"
	nfs_callout_cache_callout="${nfs_callout_cache}/CTDB_NFS_CALLOUT"
	nfs_callout_cache_ops="${nfs_callout_cache}/ops"
}

# nfs_callout_register: asks which operations there are; no answer means all.
nfs_callout_register()
{
	rm -rf "$nfs_callout_cache"
	mkdir -p "$nfs_callout_cache_ops"
	echo "$CTDB_NFS_CALLOUT" >"$nfs_callout_cache_callout"

	_kit_ops=$("$CTDB_NFS_CALLOUT" register)
	echo "${_kit_ops:-ALL}" | while IFS='' read -r _kit_op; do
		touch "${nfs_callout_cache_ops}/${_kit_op}"
	done
}

# nfs_callout OPERATION [ARGUMENT...]: nothing where the callout has no such operation.
nfs_callout()
{
	_kit_callout=$(cat "$nfs_callout_cache_callout" 2>/dev/null)
	if [ "$_kit_callout" != "$CTDB_NFS_CALLOUT" ]; then
		nfs_callout_register
	fi

	if [ -e "${nfs_callout_cache_ops}/ALL" ] || [ -e "${nfs_callout_cache_ops}/$1" ]; then
		"$CTDB_NFS_CALLOUT" "$@"
	fi
}
