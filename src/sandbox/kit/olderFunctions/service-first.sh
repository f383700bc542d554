# Helpers whose first argument names the service, which they leave in $service_name. Before 1.0.106; those that
# still exist have another signature today, so these stand in their place.

# shellcheck shell=sh

# loadconfig NAME: the first of the three files there is, and nothing else.
loadconfig()
{
	_kit_load_first "$1"
}

_kit_load_first()
{
	for _kit_file in "${CTDB_SYS_ETCDIR}/sysconfig/$1" "${CTDB_SYS_ETCDIR}/default/$1" "${CTDB_BASE}/sysconfig/$1"; do
		if [ -f "$_kit_file" ]; then
			# shellcheck source=/dev/null
			. "$_kit_file"
			return
		fi
	done
}

# service SERVICE OPERATION
service()
{
	service_name="$1"
	_nice=''
	_service "$@"
}

# nice_service SERVICE OPERATION
nice_service()
{
	service_name="$1"
	_nice='nice'
	_service "$@"
}

# ctdb_check_directories_probe SERVICE DIRECTORY...: those with a % are patterns of Samba, not names.
ctdb_check_directories_probe()
{
	service_name="$1"
	shift
	for d; do
		case "$d" in
		*%*) continue ;;
		esac
		[ -d "$d" ] || return 1
	done
}

# ctdb_check_directories SERVICE DIRECTORY...
ctdb_check_directories()
{
	ctdb_check_directories_probe "$@" || {
		echo "ERROR: ${service_name} directory ${d} not available"
		exit 1
	}
}

# ctdb_wait_directories SERVICE DIRECTORY...
ctdb_wait_directories()
{
	service_name="$1"
	shift
	[ -n "$*" ] || return 0

	echo "Waiting for local directories for ${service_name}"
	while :; do
		_kit_up=no
		_kit_all_directories "$@" && _kit_up=yes
		[ $_kit_up = yes ] || sleep 1
		_kit_ctdb_lives || {
			echo "ctdb daemon has died. Exiting directory wait for ${service_name}"
			exit 1
		}
		[ $_kit_up = no ] || break
	done
	echo "Local directories for ${service_name} are available"
}

_kit_all_directories()
{
	for _kit_directory; do
		[ -d "$_kit_directory" ] || return 1
	done
}

# ctdb_check_tcp_ports SERVICE PORT...: ends the script.
ctdb_check_tcp_ports()
{
	service_name="$1"
	shift
	for _kit_port in $*; do
		netstat -a -n | grep -q -e "0\.0\.0\.0:${_kit_port} .*LISTEN" -e ":::${_kit_port} .*LISTEN" && continue
		echo "ERROR: ${service_name} tcp port ${_kit_port} is not responding"
		exit 1
	done
}

# ctdb_check_unix_socket SERVICE PATH: ends the script.
ctdb_check_unix_socket()
{
	service_name="$1"
	[ -n "$2" ] || return 0
	netstat -l -a -n | grep -q "^unix.*LISTEN.*$2\$" || {
		echo "ERROR: ${service_name} socket $2 not found"
		exit 1
	}
}
