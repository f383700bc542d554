# The check of TCP ports, by the first tool that works. 1.11 to 2.4; overrides today's, which only asks ctdb.

# shellcheck shell=sh

# ctdb_check_tcp_ports PORT...: with the checkers in CTDB_TCP_PORT_CHECKERS.
ctdb_check_tcp_ports()
{
	if [ -z "${1:-}" ]; then
		echo 'INTERNAL ERROR: ctdb_check_tcp_ports - no ports specified'
		exit 1
	fi

	: "${CTDB_TCP_PORT_CHECKERS:=ctdb nmap netstat}"
	for _kit_checker in $CTDB_TCP_PORT_CHECKERS; do
		"ctdb_check_tcp_ports_${_kit_checker}" "$@"
		case $? in
		0)
			_kit_all_listening
			return 0
			;;
		1)
			_kit_not_listening "$_kit_port"
			echo "$ctdb_check_tcp_ports_debug" | debug
			return 1
			;;
		127)
			debug "ctdb_check_ports - checker ${_kit_checker} not implemented"
			echo "$ctdb_check_tcp_ports_debug" | debug
			;;
		esac
	done

	# CTDB's message has the name like this.
	echo "INTERNAL ERROR: ctdb_check_ports - no working checkers in CTDB_TCP_PORT_CHECKERS=\"${CTDB_TCP_PORT_CHECKERS}\""
	return 127
}

# Each checker leaves the port that failed in _kit_port and what it saw in ctdb_check_tcp_ports_debug. 127 says that the
# tool is missing.

# ctdb_check_tcp_ports_ctdb PORT...: any other failure counts as missing too.
ctdb_check_tcp_ports_ctdb()
{
	for _kit_port; do
		# shellcheck disable=SC2086
		ctdb_check_tcp_ports_debug=$($CTDB checktcpport "$_kit_port" 2>&1)
		case $? in
		98) ;;
		0)
			ctdb_check_tcp_ports_debug="\"ctdb checktcpport ${_kit_port}\" was able to bind to port"
			return 1
			;;
		*) return 127 ;;
		esac
	done
	return 0
}

# ctdb_check_tcp_ports_netstat PORT...
ctdb_check_tcp_ports_netstat()
{
	ctdb_check_tcp_ports_debug=$(netstat -l -t -n 2>&1)
	[ $? -ne 127 ] || return 127

	for _kit_port; do
		echo "$ctdb_check_tcp_ports_debug" |
			grep -Eq "[[:space:]](0\.0\.0\.0|::):${_kit_port}[[:space:]]+[^[:space:]]+[[:space:]]+LISTEN" ||
			return 1
	done
	return 0
}

# ctdb_check_tcp_ports_nmap PORT...: all in one question.
ctdb_check_tcp_ports_nmap()
{
	_kit_ports=$(echo "$*" | tr ' ' ',')
	ctdb_check_tcp_ports_debug=$(nmap -n -oG - -PS 127.0.0.1 -p "$_kit_ports" 2>&1)
	[ $? -ne 127 ] || return 127

	_kit_open=$(echo "$ctdb_check_tcp_ports_debug" | sed -n 's/^.*Ports:[[:space:]]//p')
	for _kit_port; do
		case " ${_kit_open}" in
		*" ${_kit_port}/open/tcp//"*) ;;
		*) return 1 ;;
		esac
	done
	return 0
}
