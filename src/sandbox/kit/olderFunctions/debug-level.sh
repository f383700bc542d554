# Messages for level DEBUG, which the level of ctdbd switches on. 1.11 to 2.1.

# shellcheck shell=sh

# ctdb_set_current_debuglevel [create]: sets CTDB_CURRENT_DEBUGLEVEL unless it is set. Asked once, but anew with create.
# CTDB asked when functions was sourced; here the first debug does, so that no script waits for an answer it never needs.
ctdb_set_current_debuglevel()
{
	[ -z "${CTDB_CURRENT_DEBUGLEVEL:-}" ] || return 0

	_kit_cache="${CTDB_SCRIPT_VARDIR}/eventscript_debuglevel"
	if [ "${1:-}" = create ] || [ ! -r "$_kit_cache" ]; then
		# The last field; 0 where there is no answer. $CTDB may hold options besides the command.
		# shellcheck disable=SC2086
		_kit_level=$($CTDB getdebug -Y 2>/dev/null | sed -n -e '$s/:$//' -e '$s/.*://p')
		echo "export CTDB_CURRENT_DEBUGLEVEL=\"${_kit_level:-0}\"" >"$_kit_cache"
	fi
	# shellcheck source=/dev/null
	. "$_kit_cache"
}

# debug [TEXT...]: the text, or standard input.
debug()
{
	ctdb_set_current_debuglevel
	if [ "$CTDB_CURRENT_DEBUGLEVEL" -lt 4 ]; then
		[ -n "${1:-}" ] || cat >/dev/null
	elif [ -n "${1:-}" ]; then
		echo "DEBUG: $*"
	else
		sed -e 's/^/DEBUG: /'
	fi
}
