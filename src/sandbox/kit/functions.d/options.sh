# Options of scripts, of the system and of CTDB.

# shellcheck shell=sh

# load_system_config NAME...: the first of these files there is; sysconfig goes before default for each name.
load_system_config()
{
	for _kit_name; do
		for _kit_file in "${CTDB_SYS_ETCDIR}/sysconfig/${_kit_name}" "${CTDB_SYS_ETCDIR}/default/${_kit_name}"; do
			if [ -f "$_kit_file" ]; then
				# shellcheck source=/dev/null
				. "$_kit_file"
				return
			fi
		done
	done
}

# load_script_options [COMPONENT SCRIPT]: those for all scripts, then those of this one or of SCRIPT.
load_script_options()
{
	case $# in
	# $0 is the link in the event directory: that is where its options are looked for.
	0) _kit_options="${0%.script}.options" ;;
	2) _kit_options="${CTDB_BASE}/events/legacy/$2.options" ;;
	*) die 'usage: load_script_options [ component script ]' ;;
	esac

	if [ -f "${CTDB_BASE}/script.options" ]; then
		# shellcheck source=/dev/null
		. "${CTDB_BASE}/script.options"
	fi
	if [ -f "$_kit_options" ]; then
		# shellcheck source=/dev/null
		. "$_kit_options"
	fi
}

# ctdb_get_db_options: sets CTDB_DBDIR, CTDB_DBDIR_PERSISTENT and CTDB_DBDIR_STATE from ctdb.conf. Asked once; only
# 00.ctdb clears the answer, in init.
ctdb_get_db_options()
{
	_kit_cache="${CTDB_SCRIPT_VARDIR}/db_options.cache"

	if [ ! -f "$_kit_cache" ]; then
		{
			ctdb_translate_option database 'volatile database directory' CTDB_DBDIR
			ctdb_translate_option database 'persistent database directory' CTDB_DBDIR_PERSISTENT
			ctdb_translate_option database 'state database directory' CTDB_DBDIR_STATE
		} >"$_kit_cache"
	fi

	# shellcheck source=/dev/null
	. "$_kit_cache"
}

# ctdb_translate_option SECTION OPTION VARIABLE: prints VARIABLE="value".
ctdb_translate_option()
{
	_kit_value=$("${CTDB_HELPER_BINDIR}/ctdb-config" get "$1" "$2") || exit $?
	echo "$3=\"${_kit_value}\""
}
