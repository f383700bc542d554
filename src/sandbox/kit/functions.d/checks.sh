# Checks that monitor makes.

# shellcheck shell=sh
# $service_name is the script's.
# shellcheck disable=SC2154

# ctdb_check_directories_probe <LIST: a directory per line. Those with a % are patterns of Samba, not names.
ctdb_check_directories_probe()
{
	while IFS='' read -r d; do
		case "$d" in
		*%*) continue ;;
		esac
		[ -d "${d}/." ] || return 1
	done
}

# ctdb_check_directories <LIST: ends the script, or in a pipeline its part of it.
ctdb_check_directories()
{
	ctdb_check_directories_probe || {
		echo "ERROR: ${service_name} directory \"${d}\" not available"
		exit 1
	}
}

# ctdb_check_tcp_ports PORT...: by trying to bind each one, which fails with EADDRINUSE (98) where somebody listens.
ctdb_check_tcp_ports()
{
	if [ $# -eq 0 ]; then
		echo 'INTERNAL ERROR: ctdb_check_tcp_ports - no ports specified'
		exit 1
	fi

	for _kit_port; do
		# shellcheck disable=SC2086
		_kit_output=$($CTDB checktcpport "$_kit_port" 2>&1)
		_kit_status=$?
		case $_kit_status in
		98) ;;
		0)
			echo "${service_name} not listening on TCP port ${_kit_port}"
			return 1
			;;
		*)
			echo "unexpected error (${_kit_status}) running \"ctdb checktcpport ${_kit_port}\""
			[ -z "$_kit_output" ] || echo "$_kit_output"
			return $_kit_status
			;;
		esac
	done
}

# ctdb_check_unix_socket PATH
ctdb_check_unix_socket()
{
	if [ -z "$1" ]; then
		echo 'ERROR: ctdb_check_unix_socket() requires socket path'
		return 1
	fi
	if [ -z "$(ss -l -xH "src $1")" ]; then
		echo "ERROR: ${service_name} not listening on $1"
		return 1
	fi
}
