# The lock for reconfiguring that is given back. 4.2 to 4.5.

# shellcheck shell=sh
# shellcheck disable=SC2034

# The format of ctdb scriptstatus.
_kit_status_option=-X
_kit_separator='|'

ctdb_reconfigure_take_lock()
{
	_kit_claim_reconfigure
}

ctdb_reconfigure_release_lock()
{
	_ctdb_service_reconfigure_common
	rm -f "${_kit_flag}_lock"
}

_kit_take_reconfigure_lock()
{
	ctdb_reconfigure_take_lock
}

_kit_leave_reconfigure_lock()
{
	ctdb_reconfigure_release_lock
}
