# The lock for reconfiguring that goes with the process that holds it. 1.11 to 2.5.

# shellcheck shell=sh
# shellcheck disable=SC2034

# In these releases monitor does what is due.
_kit_monitor_reconfigures=yes
# The format of ctdb scriptstatus.
_kit_status_option=-Y
_kit_separator=:

# ctdb_reconfigure_try_lock [SERVICE]
ctdb_reconfigure_try_lock()
{
	_kit_claim_reconfigure "$@"
}

_kit_take_reconfigure_lock()
{
	ctdb_reconfigure_try_lock "$@"
}

_kit_leave_reconfigure_lock()
{
	:
}
