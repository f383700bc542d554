# The platform, and how services are controlled on it.

# shellcheck shell=sh

# detect_platform_style: sets CTDB_PLATFORM_STYLE. Reads os-release instead of sourcing it: its variables are not ours.
detect_platform_style()
{
	_kit_id='' _kit_like=''
	if [ -r "${CTDB_SYS_ETCDIR}/os-release" ]; then
		while IFS='=' read -r _kit_key _kit_value; do
			_kit_value="${_kit_value#[\"\']}"
			_kit_value="${_kit_value%[\"\']}"
			case "$_kit_key" in
			ID) _kit_id="$_kit_value" ;;
			ID_LIKE) _kit_like="$_kit_value" ;;
			esac
		done <"${CTDB_SYS_ETCDIR}/os-release"
	fi

	case "$_kit_id" in
	rhel | centos | fedora) CTDB_PLATFORM_STYLE=redhat ;;
	debian | ubuntu) CTDB_PLATFORM_STYLE=debian ;;
	suse | sles) CTDB_PLATFORM_STYLE=suse ;;
	*)
		case " ${_kit_like} " in
		*' rhel '*) CTDB_PLATFORM_STYLE=redhat ;;
		*) CTDB_PLATFORM_STYLE="${_kit_id:-unknown}" ;;
		esac
		;;
	esac

	if [ "$CTDB_PLATFORM_STYLE" = unknown ]; then
		echo 'WARNING: unknown platform' >&2
	fi
}

# detect_init_style: for scripts that were written before CTDB_PLATFORM_STYLE.
detect_init_style()
{
	# shellcheck disable=SC2034
	CTDB_INIT_STYLE="$CTDB_PLATFORM_STYLE"
}

# _service SERVICE OPERATION, after "$_nice". PATH goes first, so that a stub command can stand in; the fixed places are
# for a PATH without them.
_service()
{
	[ -n "$1" ] || return 0

	_kit_initd="${CTDB_SYS_ETCDIR}/init.d/$1"
	_kit_rcd="${CTDB_SYS_ETCDIR}/rc.d/init.d/$1"

	# $_nice is a command or nothing.
	# shellcheck disable=SC2086
	if _kit_program=$(_kit_find service /sbin/service /usr/sbin/service); then
		$_nice "$_kit_program" "$1" "$2"
	elif _kit_program=$(_kit_find systemctl /bin/systemctl); then
		$_nice "$_kit_program" "$2" "$1"
	elif [ -x "$_kit_initd" ]; then
		$_nice "$_kit_initd" "$2"
	elif [ -x "$_kit_rcd" ]; then
		$_nice "$_kit_rcd" "$2"
	fi
}

# _kit_find NAME PLACE...: the program of that name on PATH, functions left aside, else in one of these places.
_kit_find()
{
	# Runs in a sub-shell, so this is not felt outside.
	unset -f "$1"
	command -v "$1" && return
	shift
	for _kit_place; do
		if [ -x "$_kit_place" ]; then
			echo "$_kit_place"
			return
		fi
	done
	return 1
}

# service SERVICE OPERATION
service()
{
	_nice=''
	_service "$@"
}

# nice_service SERVICE OPERATION
nice_service()
{
	_nice='nice'
	_service "$@"
}

# The default actions of a script on $service_name; it may define its own.

service_start()
{
	# shellcheck disable=SC2154
	service "$service_name" start
}

service_stop()
{
	service "$service_name" stop
}

service_reconfigure()
{
	:
}

assert_service_name()
{
	[ -n "$service_name" ] || die "INTERNAL ERROR: \$service_name not set"
}
