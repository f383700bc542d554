# Options before there were options files: of the system, of CTDB, of a service. 1.0.106 to 4.8.

# shellcheck shell=sh

# loadconfig [NAME]: CTDB's own configuration first, so that the one of the service wins. Without NAME that of
# $service_config, else $service_name.
loadconfig()
{
	# From 1.11 on it does nothing but this, so that a test can hook in there.
	case "$(command -v _loadconfig)" in
	'') _kit_loadconfig "$@" ;;
	*) _loadconfig "$@" ;;
	esac
}

_kit_loadconfig()
{
	if [ -z "${1:-}" ]; then
		set -- "${service_config:-${service_name:-}}"
	fi
	if [ "$1" != ctdb ]; then
		loadconfig ctdb
	fi
	[ -n "$1" ] || return 0

	_kit_load_first "$1"

	if [ "$1" = ctdb ]; then
		_kit_after_ctdb
	fi
}

# _kit_load_first NAME
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

# What follows the system's file for CTDB; both came later.
_kit_after_ctdb()
{
	if [ -n "${_kit_has_ctdbd_conf:-}" ] && [ -r "${CTDBD_CONF:-${CTDB_BASE}/ctdbd.conf}" ]; then
		# shellcheck source=/dev/null
		. "${CTDBD_CONF:-${CTDB_BASE}/ctdbd.conf}"
	fi
	if [ -n "$(command -v rewrite_ctdb_options)" ]; then
		rewrite_ctdb_options
	fi
}
