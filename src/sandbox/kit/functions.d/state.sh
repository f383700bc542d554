# The state directory of a script, and the flag in it that says that its service is to be reconfigured.

# shellcheck shell=sh

# ctdb_setup_state_dir TYPE NAME: sets script_state_dir.
ctdb_setup_state_dir()
{
	[ $# -eq 2 ] || die 'usage: ctdb_setup_state_dir <type> <name>'

	script_state_dir="${CTDB_SCRIPT_VARDIR}/$1/$2"
	mkdir -p "$script_state_dir" || die "Error creating script state dir \"${script_state_dir}\""
}

# _ctdb_service_reconfigure_common: sets _kit_flag.
_ctdb_service_reconfigure_common()
{
	[ -n "$script_state_dir" ] || die 'ctdb_service_*_reconfigure() needs ctdb_setup_state_dir()'
	_kit_flag="${script_state_dir}/need_reconfigure"
}

ctdb_service_needs_reconfigure()
{
	_ctdb_service_reconfigure_common
	[ -e "$_kit_flag" ]
}

ctdb_service_set_reconfigure()
{
	_ctdb_service_reconfigure_common
	: >"$_kit_flag"
}

ctdb_service_unset_reconfigure()
{
	_ctdb_service_reconfigure_common
	rm -f "$_kit_flag"
}

# ctdb_service_reconfigure: by the script's service_reconfigure.
ctdb_service_reconfigure()
{
	# shellcheck disable=SC2154
	echo "Reconfiguring service \"${service_name}\"..."
	ctdb_service_unset_reconfigure
	service_reconfigure || return $?
	# shellcheck disable=SC2119
	ctdb_counter_init
}

# ctdb_standard_event_handler: third-party scripts still end with it.
ctdb_standard_event_handler()
{
	:
}
