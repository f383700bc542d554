# The state directory of a service, in a variable. 1.11 to 4.4.

# shellcheck shell=sh

# ctdb_setup_service_state_dir [SERVICE]: sets service_state_dir.
ctdb_setup_service_state_dir()
{
	service_state_dir="${CTDB_SCRIPT_VARDIR}/service_state/${1:-$service_name}"
	mkdir -p "$service_state_dir" || {
		echo "Error creating state dir \"${service_state_dir}\""
		exit 1
	}
}
