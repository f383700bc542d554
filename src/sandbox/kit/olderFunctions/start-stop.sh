# Services that start and stop with what the configuration says is managed. 1.11 to 4.6.

# shellcheck shell=sh
# shellcheck disable=SC2154

# The event, for helpers that are not told.
event_name="${1:-}"

_ctdb_managed_common()
{
	_kit_named_service "$@"
	_kit_record="${CTDB_SCRIPT_VARDIR}/managed_history/${_kit_service}"
}

ctdb_service_managed()
{
	_ctdb_managed_common "$@"
	mkdir -p "${_kit_record%/*}"
	touch "$_kit_record"
}

ctdb_service_unmanaged()
{
	_ctdb_managed_common "$@"
	rm -f "$_kit_record"
}

is_ctdb_previously_managed_service()
{
	_ctdb_managed_common "$@"
	[ -f "$_kit_record" ]
}

# ctdb_service_start: managed from the first try on, even one that fails.
ctdb_service_start()
{
	ctdb_service_managed "$@"
	service_start "$@" || return $?
	ctdb_counter_init "$@"
	ctdb_check_tcp_init
}

ctdb_service_stop()
{
	ctdb_service_unmanaged "$@"
	service_stop "$@"
}

# ctdb_start_stop_service: in monitor, if CTDB_SERVICE_AUTOSTARTSTOP says so. Ends the script when it acted.
ctdb_start_stop_service()
{
	assert_service_name
	_kit_named_service "$@"

	case "$event_name" in
	# What an administrator calls, of services that CTDB leaves alone.
	service-start | service-stop)
		if is_ctdb_managed_service "$@"; then
			die "${event_name} event not permitted when service is managed"
		fi
		if [ "$CTDB_SERVICE_AUTOSTARTSTOP" = yes ]; then
			# As it was to 4.4; 4.5 writes CTDB_SERVICE_AUTOSTARTSTOP=yes.
			die "${event_name} event not permitted with \$CTDB_SERVICE_AUTOSTARTSTOP = yes"
		fi
		"ctdb_service_${event_name#service-}" "$@"
		exit $?
		;;
	monitor)
		[ "$CTDB_SERVICE_AUTOSTARTSTOP" = yes ] || return 0
		;;
	*)
		return 0
		;;
	esac

	if is_ctdb_managed_service "$@"; then
		is_ctdb_previously_managed_service "$@" && return 0
		echo "Starting service \"${_kit_service}\" - now managed"
		background_with_logging ctdb_service_start "$@"
	else
		is_ctdb_previously_managed_service "$@" || return 0
		echo "Stopping service \"${_kit_service}\" - no longer managed"
		background_with_logging ctdb_service_stop "$@"
	fi
	exit 0
}
