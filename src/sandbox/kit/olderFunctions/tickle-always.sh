# Tickles are announced, and asked for, where there is no connection, too. 4.6 to 4.23.

# shellcheck shell=sh
# $CTDB may hold options besides the command.
# shellcheck disable=SC2086

# tickle_tcp_connections IP
tickle_tcp_connections()
{
	_kit_both=$(get_tcp_connections_for_ip "$1" | awk '{ print $1, $2; print $2, $1 }')
	echo "$_kit_both" | awk '{ print "Tickle TCP connection", $1, $2 }'
	echo "$_kit_both" | $CTDB tickle
}
