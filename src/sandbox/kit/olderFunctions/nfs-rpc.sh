# RPC services of NFS, with what to do at which number of failures. 1.11 to 4.2.

# shellcheck shell=sh

# ctdb_check_rpc PROGRAM VERSION: leaves what there is to say in ctdb_check_rpc_out. Before 2.4 it asked localhost.
ctdb_check_rpc()
{
	ctdb_check_rpc_out=$(rpcinfo -u "${CTDB_RPCINFO_LOCALHOST:-127.0.0.1}" "$1" "$2" 2>&1) || {
		ctdb_check_rpc_out="ERROR: $1 failed RPC check:
${ctdb_check_rpc_out}"
		echo "$ctdb_check_rpc_out"
		return 1
	}
}

# nfs_check_rpc_service PROGRAM [VERSION] [OPERATOR LIMIT ACTIONS]...: the first limit that is hit decides. Only 2.0 and
# 2.1 take a version.
nfs_check_rpc_service()
{
	_kit_program="$1"
	shift
	_kit_version=''
	case "${1:-}" in
	'' | *[!0-9]*) ;;
	*)
		_kit_version="$1"
		shift
		;;
	esac

	_kit_rpc_answers "$_kit_program" "$_kit_version" && return 0
	while [ -n "${3:-}" ]; do
		if _kit_rpc_action "$1" "$2" "$3"; then
			break
		fi
		shift 3
	done
	return 0
}

# _kit_rpc_answers PROGRAM [VERSION]: counts, for what follows.
_kit_rpc_answers()
{
	_kit_program="$1"
	case "$1" in
	# Without a program of its own on this system there is nothing to check.
	statd) command -v rpc.statd >/dev/null || return 0 ;;
	esac
	case "$1" in
	# It was knfsd before 2.2.
	nfsd | knfsd | ganesha) set -- nfs "${2:-3}" ;;
	mountd | rquotad) set -- "$1" "${2:-1}" ;;
	lockd) set -- nlockmgr "${2:-4}" ;;
	statd) set -- status "${2:-1}" ;;
	*)
		echo "Internal error: unknown RPC program \"$1\"."
		exit 1
		;;
	esac

	if ctdb_check_rpc "$1" "$2" >/dev/null; then
		ctdb_counter_init "nfs_${_kit_program}"
		return 0
	fi
	ctdb_counter_incr "nfs_${_kit_program}"
	return 1
}

# _kit_rpc_action OPERATOR LIMIT ACTIONS: whether the limit was hit.
_kit_rpc_action()
{
	if ctdb_check_counter quiet "$1" "$2" "nfs_${_kit_program}"; then
		return 1
	fi
	for _kit_action in $3; do
		case "$_kit_action" in
		verbose) echo "$ctdb_check_rpc_out" ;;
		restart) _kit_rpc_restart "$_kit_program" ;;
		# b is for the background. Before 2.4 also s, which hides what the program says, and q, which hides all.
		restart:*q*) _kit_rpc_restart "$_kit_program" "$_kit_action" >/dev/null 2>&1 ;;
		restart:*) _kit_rpc_restart "$_kit_program" "$_kit_action" ;;
		unhealthy) exit 1 ;;
		*)
			echo "Internal error: unknown action \"${_kit_action}\"."
			exit 1
			;;
		esac
	done
	return 0
}

# _kit_rpc_restart PROGRAM [restart:LETTERS|true]: true is for the background.
_kit_rpc_restart()
{
	_kit_letters="${2:-}"
	_kit_letters="${_kit_letters#restart:}"

	# What is not set adds nothing.
	# shellcheck disable=SC2086
	case "$1" in
	nfsd | knfsd)
		echo 'Trying to restart NFS service'
		_kit_rpc_run startstop_nfs restart
		;;
	ganesha)
		echo 'Trying to restart Ganesha NFS service'
		_kit_rpc_run startstop_ganesha restart
		;;
	lockd)
		echo 'Trying to restart lock manager service'
		_kit_rpc_run startstop_nfslock restart
		;;
	mountd) _kit_rpc_program mountd ${MOUNTD_PORT:+-p $MOUNTD_PORT} ;;
	rquotad) _kit_rpc_program rquotad ${RQUOTAD_PORT:+-p $RQUOTAD_PORT} ;;
	statd)
		_kit_rpc_program statd ${STATD_HOSTNAME:+-n $STATD_HOSTNAME} ${STATD_PORT:+-p $STATD_PORT} \
			${STATD_OUTGOING_PORT:+-o $STATD_OUTGOING_PORT}
		;;
	*)
		echo "Internal error: unknown RPC program \"$1\"."
		exit 1
		;;
	esac
}

# _kit_rpc_program PROGRAM OPTION...
_kit_rpc_program()
{
	_kit_program_name="rpc.$1"
	_kit_message="Trying to restart $1 [rpc.$1"
	shift
	# Before 2.4 the options are part of the message.
	if [ -z "$(command -v _nfs_restart_rpc_service)" ]; then
		_kit_message="${_kit_message}${*:+ $*}"
	fi
	echo "${_kit_message}]"
	killall -q -9 "$_kit_program_name"
	_kit_rpc_run "$_kit_program_name" "$@"
}

# _kit_rpc_run COMMAND...: as _kit_letters say.
_kit_rpc_run()
{
	case "$_kit_letters" in
	*b*s* | *s*b*) background_with_logging "$@" >/dev/null 2>&1 ;;
	*b* | true) background_with_logging "$@" ;;
	*s*) "$@" >/dev/null 2>&1 ;;
	*) "$@" ;;
	esac
}
