# Telling statd's callout to update. 4.2.2 to 4.2.14.

# shellcheck shell=sh

nfs_update_lock_info()
{
	if [ -x "${CTDB_BASE}/statd-callout" ]; then
		"${CTDB_BASE}/statd-callout" update
	fi
}
