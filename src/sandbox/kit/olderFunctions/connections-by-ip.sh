# TCP connections before there was ctdb_killtcp: no interface is named, netstat lists and ctdb ends them. Before 4.5.

# shellcheck shell=sh
# $CTDB may hold options besides the command.
# shellcheck disable=SC2086

# get_tcp_connections_for_ip IP: "LOCAL:PORT PEER:PORT" per established connection.
get_tcp_connections_for_ip()
{
	netstat -tn | awk -v ip="$1" '
		/^tcp/ && $6 == "ESTABLISHED" && (index($4, ip ":") == 1 || index($4, "::ffff:" ip ":") == 1) { print $4, $5 }
	'
}

# kill_tcp_connections IP [oneway]: the client is always reset, our own side only where it is not SMB (before 1.0.106 not
# NFS either), and not oneway. The last message began in lower case before 2.2.
kill_tcp_connections()
{
	_kit_before=$(get_tcp_connections_for_ip "$1")
	[ -n "$_kit_before" ] || return 0

	echo "$_kit_before" | awk '{ print "Killing TCP connection", $2, $1 }'
	echo "$_kit_before" | awk -v oneway="${2:-}" '
		{ print $2, $1 }
		oneway != "oneway" && $1 !~ /:(139|445)$/ { print $1, $2 }
	' | _kit_send_killtcp || {
		echo 'Failed to send killtcp control'
		return 0
	}

	_kit_tries=0
	while _kit_remaining=$(_kit_count_lines "$(get_tcp_connections_for_ip "$1")") && [ "$_kit_remaining" -gt 0 ]; do
		_kit_tries=$((_kit_tries + 1))
		if [ $_kit_tries -gt 3 ]; then
			echo "Timed out killing tcp connections for IP $1 (${_kit_remaining} remaining)"
			return 0
		fi
		echo "Waiting for ${_kit_remaining} connections to be killed for IP $1"
		sleep 1
	done
	echo "Killed $(_kit_count_lines "$_kit_before") TCP connections to released IP $1"
}

# _kit_send_killtcp <LIST: since 2.4 in one go.
_kit_send_killtcp()
{
	if [ -n "${_kit_killtcp_reads:-}" ]; then
		$CTDB killtcp
		return
	fi
	_kit_sent=0
	while read -r _kit_from _kit_to; do
		$CTDB killtcp "$_kit_from" "$_kit_to" </dev/null >/dev/null 2>&1 || _kit_sent=1
	done
	return $_kit_sent
}

# kill_tcp_connections_local_only IP
kill_tcp_connections_local_only()
{
	kill_tcp_connections "$1" oneway
}

# tickle_tcp_connections IP
tickle_tcp_connections()
{
	get_tcp_connections_for_ip "$1" | awk '{ print $2, $1; print $1, $2 }' | {
		_kit_sent=0
		while read -r _kit_from _kit_to; do
			echo "Tickle TCP connection ${_kit_from} ${_kit_to}"
			$CTDB tickle "$_kit_from" "$_kit_to" </dev/null >/dev/null 2>&1 || _kit_sent=1
		done
		[ $_kit_sent -eq 0 ] || echo 'Failed to send tickle control'
	}
}
