# TCP connections of clients to a public address: ended where it leaves, woken up where it arrives.

# shellcheck shell=sh
# $CTDB may hold options besides the command.
# shellcheck disable=SC2086

# get_tcp_connections_for_ip IP: "LOCAL:PORT PEER:PORT" per established connection.
get_tcp_connections_for_ip()
{
	ss -tnH state established "src [$1]" | awk '{ print $3, $4 }'
}

# kill_tcp_connections INTERFACE IP [oneway]: so that clients notice at once that the address moved.
kill_tcp_connections()
{
	_kit_interface="$1"
	_ip="$2"
	_kit_oneway="$3"

	case "$CTDB_KILLTCP_USE_SS_KILL" in
	yes)
		_kit_ss_kill
		;;
	try)
		_kit_ss_kill
		_kit_killtcp ctdb_killtcp
		;;
	*)
		_kit_killtcp
		;;
	esac
	return 0
}

# kill_tcp_connections_local_only INTERFACE IP: where another node goes on with the connections.
kill_tcp_connections_local_only()
{
	kill_tcp_connections "$@" oneway
}

_kit_ss_kill()
{
	_kit_killed=$(ss -K -tnH state established src "$_ip" | wc -l)
	_kit_summarise killed $((_kit_killed)) 'ss -K'
}

# _kit_killtcp [METHOD]
_kit_killtcp()
{
	_kit_before=$(get_tcp_connections_for_ip "$_ip")
	[ -n "$_kit_before" ] || return 0

	# The client is always reset; our own side only where it is not SMB, and not oneway.
	echo "$_kit_before" | awk -v oneway="$_kit_oneway" '
		{ print $2, $1 }
		oneway != "oneway" && $1 !~ /:(139|445)$/ { print $1, $2 }
	' | CTDB_DEBUGLEVEL="${CTDB_KILLTCP_DEBUGLEVEL:-$CTDB_DEBUGLEVEL}" \
		"${CTDB_HELPER_BINDIR}/ctdb_killtcp" "$_kit_interface" || {
		echo 'Failed to kill TCP connections'
		return 0
	}
	_kit_summarise total "$(_kit_count_lines "$_kit_before")" "$1"
}

# kill_tcp_summarise total|killed COUNT [METHOD], for $_ip
kill_tcp_summarise()
{
	_kit_summarise "$@"
}

_kit_summarise()
{
	_kit_remaining=$(get_tcp_connections_for_ip "$_ip")
	_kit_left=$(_kit_count_lines "$_kit_remaining")
	case "$1" in
	total) _kit_counts="$(($2 - _kit_left))/$2" ;;
	*) _kit_counts="$2/$(($2 + _kit_left))" ;;
	esac

	echo "Killed ${_kit_counts} TCP connections to released IP ${_ip}${3:+, using $3}"
	if [ -n "$_kit_remaining" ]; then
		echo 'Remaining connections:'
		echo "$_kit_remaining" | sed -e 's/^/  /'
	fi
}

_kit_count_lines()
{
	[ -n "$1" ] || {
		echo 0
		return
	}
	# Some wc pad their answer.
	echo $(($(echo "$1" | wc -l)))
}

# tickle_tcp_connections IP: an ACK to both ends, which makes them look again.
tickle_tcp_connections()
{
	_kit_both=$(get_tcp_connections_for_ip "$1" | awk '{ print $1, $2; print $2, $1 }')
	[ -n "$_kit_both" ] || return 0

	echo "$_kit_both" | sed -e 's/^/Tickle TCP connection /'
	echo "$_kit_both" | $CTDB tickle
}

# update_tickles [PORT]: tells ctdbd which connections there are to the public addresses held here, for the node that
# takes over. Scripts for Samba before 4.21 name a port, and keep no list of addresses.
update_tickles()
{
	if [ -n "$1" ]; then
		_kit_ips=$(_kit_hosted_addresses)
	else
		_kit_ips=$(cat "$CTDB_MY_PUBLIC_IPS_CACHE" 2>/dev/null)
	fi
	[ -n "$_kit_ips" ] || return 0

	_kit_dir="${CTDB_SCRIPT_VARDIR}/tickles"
	mkdir -p "$_kit_dir"
	_kit_present="${_kit_dir}/present.$$"
	_kit_registered="${_kit_dir}/registered.$$"

	_kit_filter=''
	for _kit_address in $_kit_ips; do
		_kit_filter="${_kit_filter}${_kit_filter:+ || }src [${_kit_address}]"
	done
	ss -tnH state established "( ${_kit_filter} )" ${1:+"( sport == :$1 )"} |
		awk '{ print $4, $3 }' | sort >"$_kit_present"

	for _kit_address in $_kit_ips; do
		# ctdb prints an IPv6 address without the brackets that ss has.
		$CTDB -X gettickles "$_kit_address" ${1:+"$1"} </dev/null | awk -F'|' '
			function host(address) { return address ~ /:/ ? "[" address "]" : address }
			NR > 1 { print host($2) ":" $3, host($4) ":" $5 }
		'
	done | sort >"$_kit_registered"

	comm -23 "$_kit_present" "$_kit_registered" | $CTDB addtickle
	comm -13 "$_kit_present" "$_kit_registered" | $CTDB deltickle

	rm -f "$_kit_present" "$_kit_registered"
}
