# What a script says, and where it goes.

# shellcheck shell=sh

# die MESSAGE [EXIT STATUS]
die()
{
	echo "$1" >&2
	exit "${2:-1}"
}

# script_log TAG [TEXT...]: logs the text, or standard input. For what outlives the script: the daemon reads the
# output of the script itself.
script_log()
{
	_kit_tag="$1"
	shift

	case "$CTDB_LOGGING" in
	file:)
		_kit_text_or_input "$@" >&2
		;;
	file:* | '')
		_kit_log="${CTDB_LOGGING#file:}"
		_kit_text_or_input "$@" >>"${_kit_log:-/var/log/log.ctdb}"
		;;
	*)
		logger -t "ctdbd: ${_kit_tag}" "$@"
		;;
	esac
}

_kit_text_or_input()
{
	if [ -n "$*" ]; then
		echo "$*"
	else
		cat
	fi
}

# background_with_logging COMMAND...
background_with_logging()
{
	"$@" </dev/null 2>&1 | script_log "${script_name}&" &
	return 0
}

# ctdb_check_args "$@": whether the event came with as many arguments as it should.
ctdb_check_args()
{
	case "$1" in
	takeip | releaseip)
		[ $# -eq 4 ] && return 0
		echo 'ERROR: must supply interface, IP and maskbits'
		;;
	updateip)
		[ $# -eq 5 ] && return 0
		echo 'ERROR: must supply old interface, new interface, IP and maskbits'
		;;
	*)
		return 0
		;;
	esac
	exit 1
}
