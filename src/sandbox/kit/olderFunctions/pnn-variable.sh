# 4.3 and 4.4; overrides today's, which prints the number.

# shellcheck shell=sh

# ctdb_get_pnn: sets pnn.
ctdb_get_pnn()
{
	_kit_cache="${CTDB_SCRIPT_VARDIR}/my-pnn"
	if [ ! -f "$_kit_cache" ]; then
		# Some releases answer PNN:NUMBER. $CTDB may hold options besides the command.
		# shellcheck disable=SC2086
		$CTDB pnn | sed -e 's/.*://' >"$_kit_cache"
	fi
	# shellcheck disable=SC2034
	read -r pnn <"$_kit_cache"
}
