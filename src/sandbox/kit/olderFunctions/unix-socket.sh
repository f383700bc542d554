# The check of a Unix socket. 1.0.106 to 4.7; overrides today's, which asks ss, words it otherwise and wants a path.

# shellcheck shell=sh
# shellcheck disable=SC2154

# ctdb_check_unix_socket [PATH]
ctdb_check_unix_socket()
{
	[ -n "${1:-}" ] || return 0
	netstat --unix -a -n | grep -q "^unix.*LISTEN.*$1\$" || {
		echo "ERROR: ${service_name} socket $1 not found"
		return 1
	}
}
