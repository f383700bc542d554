# A counter against a limit. 1.11 to 4.4.

# shellcheck shell=sh

# ctdb_check_counter [error|quiet] [OPERATOR] [LIMIT] [NAME]: an operator of test, or (since 2.4) % for every so many. A
# limit that is hit ends the script with error, else the check returns 1.
ctdb_check_counter()
{
	_kit_kind="${1:-error}"
	_kit_operator="${2:--ge}"
	_kit_limit="${3:-$service_fail_limit}"
	_kit_count=$(ctdb_counter_get "$4")

	case "$_kit_operator" in
	%) [ $((_kit_count % _kit_limit)) -eq 0 ] || return 0 ;;
	*) [ "$_kit_count" "$_kit_operator" "$_kit_limit" ] || return 0 ;;
	esac

	[ "$_kit_kind" = error ] || return 1
	echo "ERROR: ${_kit_count} consecutive failures for ${4:-${service_name:-$script_name}}, marking node unhealthy"
	exit 1
}
