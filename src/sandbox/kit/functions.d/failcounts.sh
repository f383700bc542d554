# Failures with thresholds WARN[:ERROR], on top of the counters.

# shellcheck shell=sh

# failcount_set_warning_interval none|daily|hourly|SECONDS: how long a warning is not repeated.
failcount_set_warning_interval()
{
	case "$1" in
	none) failcount_interval='' ;;
	hourly) failcount_interval=3600 ;;
	daily) failcount_interval=86400 ;;
	*[!0-9]* | ?????* | '') ;;
	*) failcount_interval="$1" ;;
	esac
}

# _failcount_common LABEL: sets _kit_failcount and _kit_stamp, whose time is that of the last warning.
_failcount_common()
{
	_kit_failcount=$(echo "$1" | sed -e 's|/|_SLASH_|g' -e 's| |_|g')
	_kit_stamp="${script_state_dir}/${_kit_failcount}.last-warning"
}

# _failcount_validate_threshold THRESHOLD LABEL
_failcount_validate_threshold()
{
	case "$1" in
	'')
		return 1
		;;
	*[!0-9]*)
		echo "WARNING: $1 is an invalid threshold in \"$2\" check"
		return 1
		;;
	esac
}

# _stat_mtime_seconds FILE...
_stat_mtime_seconds()
{
	# The first is GNU's, the second that of BSD and macOS.
	stat -c '%Y' "$@" 2>/dev/null || stat -f '%m' "$@" 2>/dev/null
}

# failcount_init LABEL
failcount_init()
{
	_failcount_common "$1"
	ctdb_counter_init "$_kit_failcount"
}

# failcount_reset LABEL
failcount_reset()
{
	_failcount_common "$1"
	if [ "$(ctdb_counter_get "$_kit_failcount")" -gt 0 ]; then
		echo "NOTICE: $1: no longer failing"
		ctdb_counter_init "$_kit_failcount"
		rm -f "$_kit_stamp"
	fi
}

# failcount_incr LABEL [WARN[:ERROR]] [OUTPUT]: counts a failure, and ends the script from ERROR on.
failcount_incr()
{
	_failcount_common "$1"
	ctdb_counter_incr "$_kit_failcount"
	_kit_count=$(ctdb_counter_get "$_kit_failcount")

	_kit_warn="${2:-1}"
	_kit_error=''
	case "$_kit_warn" in
	*:*)
		_kit_error="${_kit_warn#*:}"
		_kit_warn="${_kit_warn%:*}"
		;;
	esac

	if _failcount_validate_threshold "$_kit_error" "$1" && [ "$_kit_count" -ge "$_kit_error" ]; then
		echo "ERROR: $1: fail count ${_kit_count} >= threshold ${_kit_error}"
		if [ "$_kit_count" -eq "$_kit_error" ]; then
			echo "$3"
		fi
		exit 1
	fi

	# Without a usable threshold Samba warns each time, and says that the threshold is what its digits give, else 0.
	if _failcount_validate_threshold "$_kit_warn" "$1"; then
		[ "$_kit_count" -ge "$_kit_warn" ] || return 0
	else
		_kit_warn="${_kit_warn%%[!0-9]*}"
	fi

	if [ -z "$_kit_error" ] && [ -n "$failcount_interval" ]; then
		# Only a warning repeats unendingly: not too often, and then with all there is to say.
		_kit_warned_lately && return 0
		_kit_output=yes
	elif [ "$_kit_count" -eq "${_kit_warn:-0}" ]; then
		_kit_output=yes
	else
		_kit_output=no
	fi

	echo "WARNING: $1: fail count ${_kit_count} >= threshold ${_kit_warn:-0}"
	if [ $_kit_output = yes ]; then
		echo "$3"
	fi
	touch "$_kit_stamp"
}

_kit_warned_lately()
{
	[ -f "$_kit_stamp" ] &&
		[ $(($(date '+%s') - $(_stat_mtime_seconds "$_kit_stamp"))) -lt "$failcount_interval" ]
}
