# A mark that says that a service was started and has not been seen to listen since. 1.11 to 4.6.

# shellcheck shell=sh

_ctdb_check_tcp_common()
{
	_kit_started="${CTDB_SCRIPT_VARDIR}/failcount/${service_name}.started"
}

# ctdb_check_tcp_init: sets the mark.
ctdb_check_tcp_init()
{
	_ctdb_check_tcp_common
	mkdir -p "${_kit_started%/*}"
	touch "$_kit_started"
}

# _kit_not_listening PORT: no error as long as the mark is there.
_kit_not_listening()
{
	_ctdb_check_tcp_common
	if [ -f "$_kit_started" ]; then
		echo "INFO: ${service_name} tcp port $1 is not responding"
	else
		echo "ERROR: ${service_name} tcp port $1 is not responding"
	fi
}

_kit_all_listening()
{
	_ctdb_check_tcp_common
	rm -f "$_kit_started"
}
