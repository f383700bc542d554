# Messages for level DEBUG, which a variable switches on by its name. Only 4.6.

# shellcheck shell=sh

# debug [TEXT...]: the text, or standard input.
debug()
{
	if [ "${CTDB_SCRIPT_DEBUGLEVEL:-NOTICE}" != DEBUG ]; then
		# Whoever writes to it must not find it closed.
		[ -n "${1:-}" ] || cat >/dev/null
	elif [ -n "${1:-}" ]; then
		echo "DEBUG: $*"
	else
		sed -e 's/^/DEBUG: /'
	fi
}
