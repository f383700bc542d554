# A command as a check, with the service in front. Before 2.2.

# shellcheck shell=sh

# ctdb_check_command SERVICE COMMAND: the command is one argument of several words; ends the script.
ctdb_check_command()
{
	service_name="$1"
	[ -n "$2" ] || return 0
	$2 >/dev/null 2>&1 || {
		echo "ERROR: ${service_name} - $2 returned error"
		exit 1
	}
}
