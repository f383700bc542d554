# Counters of a script, each with a tag. 1.0.92 to 1.0.105; overrides today's, which need a state directory.

# shellcheck shell=sh

# _ctdb_counter_common TAG
_ctdb_counter_common()
{
	_kit_counter="${CTDB_SCRIPT_VARDIR}/${script_name}-$1"
	mkdir -p "${_kit_counter%/*}"
}

# ctdb_counter_limit TAG LIMIT: whether it is reached.
ctdb_counter_limit()
{
	[ "$(ctdb_counter_get "$1")" -ge "$2" ]
}
