# Telling statd's callout to update, now and then. 2.2 to 4.2.1.

# shellcheck shell=sh
# shellcheck disable=SC2154

# nfs_statd_update SECONDS: at most that often. Needs ctdb_setup_service_state_dir.
nfs_statd_update()
{
	_kit_trigger="${service_state_dir}/update-trigger"
	[ -f "$_kit_trigger" ] || touch "$_kit_trigger"

	[ $(($(date '+%s') - $(_stat_mtime_seconds "$_kit_trigger"))) -ge "$1" ] || return 0
	touch "$_kit_trigger"
	"${CTDB_BASE}/statd-callout" updatelocal &
	"${CTDB_BASE}/statd-callout" updateremote &
}
