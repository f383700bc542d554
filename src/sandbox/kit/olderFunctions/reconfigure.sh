# Reconfiguring on demand, kept apart from monitor and ipreallocated of the same script. 1.11 to 4.5.

# shellcheck shell=sh
# shellcheck disable=SC2154

# ctdb_service_check_reconfigure: may end the script.
ctdb_service_check_reconfigure()
{
	assert_service_name
	case "$event_name" in
	monitor | ipreallocated | reconfigure) ;;
	*) return 0 ;;
	esac
	[ $# -gt 0 ] || set -- "$service_name"

	if ! _kit_take_reconfigure_lock "$@"; then
		case "$event_name" in
		# Whoever called is to try again.
		reconfigure) exit 2 ;;
		monitor) ctdb_replay_monitor_status ;;
		esac
		return 0
	fi

	case "$event_name" in
	reconfigure)
		(ctdb_service_reconfigure "$@")
		exit $?
		;;
	ipreallocated)
		if ctdb_service_needs_reconfigure "$@"; then
			ctdb_service_reconfigure "$@"
		fi
		;;
	monitor)
		# The service may not be stable right after it, so the status before is the best there is.
		if [ -n "${_kit_monitor_reconfigures:-}" ] && ctdb_service_needs_reconfigure "$@"; then
			ctdb_service_reconfigure "$@"
			ctdb_replay_monitor_status
		fi
		;;
	esac
	_kit_leave_reconfigure_lock "$@"
}

# ctdb_replay_monitor_status: says and ends as the script did in its last monitor.
ctdb_replay_monitor_status()
{
	echo 'Replaying previous status for this script due to reconfigure...'
	# $CTDB may hold options besides the command. Some releases leave out the first separator. Only the output,
	# which comes last, may hold separators itself.
	# shellcheck disable=SC2086
	_kit_last=$($CTDB scriptstatus "$_kit_status_option" | awk -v name="$script_name" -v mark="$_kit_separator" '
		{
			if (substr($0, 1, 1) == mark) $0 = substr($0, 2)
			count = split($0, part, "[" mark "]")
			if (part[1] != "monitor" || part[2] != name) next
			text = $0
			for (i = 1; i <= 6; i++) text = substr(text, index(text, mark) + 1)
			sub("[" mark "]$", "", text)
			print part[3] " " part[4] " " text
			exit
		}')
	_kit_code="${_kit_last%% *}"
	_kit_last="${_kit_last#* }"
	_kit_output="${_kit_last#* }"

	# No script can exit with the negative codes that these two have.
	case "${_kit_last%% *}" in
	TIMEDOUT)
		_kit_code=1
		_kit_output="[Replay of TIMEDOUT scriptstatus - note incorrect return code.] ${_kit_output}"
		;;
	DISABLED)
		_kit_code=0
		_kit_output="[Replay of DISABLED scriptstatus - note incorrect return code.] ${_kit_output}"
		;;
	esac
	[ -z "$_kit_output" ] || echo "$_kit_output"
	# Nothing to replay ends as the last command did.
	# shellcheck disable=SC2086
	exit $_kit_code
}

# _kit_claim_reconfigure [SERVICE]: writes event and process into the lock, unless another process in it lives.
_kit_claim_reconfigure()
{
	_ctdb_service_reconfigure_common "$@"
	_kit_lock="${_kit_flag}_lock"
	(
		if command -v flock >/dev/null; then
			flock 9
		fi
		if [ -f "$_kit_lock" ]; then
			_kit_holder=$(sed -n '2p' "$_kit_lock")
			if [ -n "$_kit_holder" ] && [ "$_kit_holder" != $$ ] && kill -0 "$_kit_holder" 2>/dev/null; then
				exit 1
			fi
		fi
		printf '%s\n' "$event_name" $$ >"$_kit_lock"
	) 9>"${_kit_lock}.flock"
}
