# Helpers for services take the name as an optional argument. 1.11 to 2.1. Overrides today's, which ignore it.

# shellcheck shell=sh

# shellcheck disable=SC2034
_kit_takes_service=yes

# service_start [SERVICE]
service_start()
{
	service "${1:-$service_name}" start
}

# service_stop [SERVICE]
service_stop()
{
	service "${1:-$service_name}" stop
}

# service_reconfigure [SERVICE]: restarts, where today's does nothing. Ended by 217ad07b720 (2013-01), so perhaps in 2.1.
service_reconfigure()
{
	service "${1:-$service_name}" restart
}

# ctdb_service_reconfigure [SERVICE]
ctdb_service_reconfigure()
{
	echo "Reconfiguring service \"$*\"..."
	ctdb_service_unset_reconfigure "$@"
	service_reconfigure "$@" || return $?
	ctdb_counter_init "$@"
}

# ctdb_check_counter_equal COUNT: fails where the counter has just that value.
ctdb_check_counter_equal()
{
	[ "$(ctdb_counter_get)" -ne "$1" ]
}
