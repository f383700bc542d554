# Counters and flags of a service. Before 4.9 they needed no ctdb_setup_state_dir, so these override today's.

# shellcheck shell=sh

# _ctdb_counter_common [NAME]: $service_name's without NAME, the script's if it has none.
_ctdb_counter_common()
{
	_kit_counter="${CTDB_SCRIPT_VARDIR}/failcount/${1:-${service_name:-$script_name}}"
	mkdir -p "${_kit_counter%/*}"
}

# _ctdb_service_reconfigure_common [SERVICE]
_ctdb_service_reconfigure_common()
{
	_kit_owner="$service_name"
	if [ -n "${_kit_takes_service:-}" ]; then
		_kit_owner="${1:-$service_name}"
	fi
	_kit_flag="${CTDB_SCRIPT_VARDIR}/service_status/${_kit_owner}/reconfigure"
	mkdir -p "${_kit_flag%/*}"
}

ctdb_service_needs_reconfigure()
{
	_ctdb_service_reconfigure_common "$@"
	[ -e "$_kit_flag" ]
}

ctdb_service_set_reconfigure()
{
	_ctdb_service_reconfigure_common "$@"
	: >"$_kit_flag"
}

ctdb_service_unset_reconfigure()
{
	_ctdb_service_reconfigure_common "$@"
	rm -f "$_kit_flag"
}
