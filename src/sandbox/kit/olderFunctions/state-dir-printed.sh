# The state directory of a service, printed. 4.5 to 4.8.

# shellcheck shell=sh

# ctdb_setup_service_state_dir [SERVICE]: to be called in $(), so a failure does not end the script.
ctdb_setup_service_state_dir()
{
	_kit_directory="${CTDB_SCRIPT_VARDIR}/service_state/${1:-$service_name}"
	mkdir -p "$_kit_directory" || die "Error creating state dir \"${_kit_directory}\""
	echo "$_kit_directory"
}
