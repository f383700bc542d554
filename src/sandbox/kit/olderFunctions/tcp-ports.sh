# The check of TCP ports. 2.5 to 4.6; overrides today's, which has other messages and knows no mark.

# shellcheck shell=sh

# ctdb_check_tcp_ports PORT...
ctdb_check_tcp_ports()
{
	if [ -z "${1:-}" ]; then
		echo 'INTERNAL ERROR: ctdb_check_tcp_ports - no ports specified'
		exit 1
	fi

	for _kit_port; do
		# $CTDB may hold options besides the command.
		# shellcheck disable=SC2086
		_kit_output=$($CTDB checktcpport "$_kit_port" 2>&1)
		_kit_status=$?
		case $_kit_status in
		# EADDRINUSE: somebody listens.
		98) ;;
		0)
			_kit_not_listening "$_kit_port"
			return 1
			;;
		*)
			echo 'ERROR: unexpected error running "ctdb checktcpport"'
			printf '%s\n' "ctdb checktcpport (exited with ${_kit_status}) with output:" "$_kit_output" | debug
			return $_kit_status
			;;
		esac
	done
	_kit_all_listening
}
