# Messages for level DEBUG, which a variable switches on by its number. 2.2 to 4.5.

# shellcheck shell=sh

# debug [TEXT...]: the text, or standard input.
debug()
{
	if [ "${CTDB_SCRIPT_DEBUGLEVEL:-2}" -lt 4 ]; then
		# Whoever writes to it must not find it closed.
		[ -n "${1:-}" ] || cat >/dev/null
	elif [ -n "${1:-}" ]; then
		echo "DEBUG: $*"
	else
		sed -e 's/^/DEBUG: /'
	fi
}
