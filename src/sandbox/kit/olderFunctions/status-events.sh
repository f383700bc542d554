# The events status and setstatus. 1.0.108 to 4.3; overrides today's handler, which does nothing.

# shellcheck shell=sh

# ctdb_standard_event_handler "$@": ends the script in these events.
ctdb_standard_event_handler()
{
	case "$1" in
	status)
		ctdb_checkstatus
		exit
		;;
	setstatus)
		shift
		ctdb_setstatus "$@"
		exit
		;;
	esac
}
