# Waiting for a service in startup, for as long as ctdbd lives. Before 1.11.

# shellcheck shell=sh

_kit_ctdb_lives()
{
	# $CTDB may hold options besides the command.
	# shellcheck disable=SC2086
	$CTDB status >/dev/null 2>&1
}

# ctdb_wait_command SERVICE COMMAND: the command is one argument of several words.
ctdb_wait_command()
{
	service_name="$1"
	[ -n "$2" ] || return 0

	echo "Waiting for service ${service_name} to start"
	while :; do
		_kit_up=no
		$2 >/dev/null 2>&1 && _kit_up=yes
		_kit_ctdb_lives || {
			echo "ctdb daemon has died. Exiting wait for ${service_name}"
			exit 1
		}
		[ $_kit_up = no ] || break
		sleep 1
	done
	echo "Local service ${service_name} is up"
}

# ctdb_wait_tcp_ports SERVICE PORT...: returns 1 where ctdbd died, which ended the script before 1.0.106.
ctdb_wait_tcp_ports()
{
	service_name="$1"
	shift
	[ -n "$*" ] || return 0

	echo "Waiting for tcp service ${service_name} to start"
	while :; do
		_kit_up=no
		# The ports may also come as one argument.
		# shellcheck disable=SC2048,SC2086
		_kit_all_ports $* && _kit_up=yes
		[ -n "$_kit_prober" ] || {
			# The misspelling is CTDB's.
			echo 'No tool to check tcp ports availabe. can not check in ctdb_wait_tcp_ports'
			return 127
		}
		[ $_kit_up = yes ] || sleep 1
		_kit_ctdb_lives || {
			echo "ctdb daemon has died. Exiting tcp wait ${service_name}"
			return 1
		}
		[ $_kit_up = no ] || break
	done
	echo "Local tcp services for ${service_name} are up"
}

# _kit_all_ports PORT...: sets _kit_prober to the program that it asks.
_kit_all_ports()
{
	for _kit_prober in netcat nc netstat ''; do
		[ -z "$_kit_prober" ] || ! command -v "$_kit_prober" >/dev/null || break
	done

	for _kit_port; do
		case "$_kit_prober" in
		'') return 1 ;;
		netstat) netstat -a -n | grep -q "0\.0\.0\.0:${_kit_port}[[:space:]].*LISTEN" || return 1 ;;
		*) "$_kit_prober" -z 127.0.0.1 "$_kit_port" >/dev/null || return 1 ;;
		esac
	done
}
