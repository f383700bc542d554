# A script that does not say whom it serves serves a service of its own name. 1.0.106 to 2.1.

# shellcheck shell=sh

service_name="$script_name"

# Overrides today's, whose message has only the name in it: ctdb_check_directories [NAME] <LIST
ctdb_check_directories()
{
	ctdb_check_directories_probe || {
		echo "ERROR: ${1:-$service_name} directory \"${d}\" not available"
		exit 1
	}
}

# ctdb_check_counter_limit [LIMIT] [QUIET]: ends the script from LIMIT on, and says so below it unless QUIET is given.
ctdb_check_counter_limit()
{
	_kit_limit="${1:-$service_fail_limit}"
	_kit_count=$(ctdb_counter_get)

	if [ "$_kit_count" -ge "$_kit_limit" ]; then
		echo "ERROR: more than ${_kit_limit} consecutive failures for ${service_name}, marking cluster unhealthy"
		exit 1
	fi
	if [ "$_kit_count" -gt 0 ] && [ -z "$2" ]; then
		echo "WARNING: less than ${_kit_limit} consecutive failures (${_kit_count}) for ${service_name}, not unhealthy yet"
	fi
}
