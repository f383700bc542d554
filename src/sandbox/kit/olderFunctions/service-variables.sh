# What is done to a service stands in $service_start, $service_stop and $service_reconfigure, not in functions of
# these names. 1.0.106 to 1.10.

# shellcheck shell=sh
# shellcheck disable=SC2154

ctdb_active_dir="${CTDB_SCRIPT_VARDIR}/active"

# _kit_command_or_service COMMAND OPERATION
_kit_command_or_service()
{
	if [ -n "$1" ]; then
		eval "$1"
	else
		service "$service_name" "$2"
	fi
}

ctdb_service_start()
{
	_kit_command_or_service "$service_start" start
	ctdb_counter_init
}

ctdb_service_stop()
{
	_kit_command_or_service "$service_stop" stop
}

# Overrides today's, which calls a function and says so.
ctdb_service_reconfigure()
{
	_kit_command_or_service "$service_reconfigure" restart
	ctdb_service_unset_reconfigure
	ctdb_counter_init
}

# ctdb_start_stop_service: in whatever event it is, and ends the script when it acted or has nothing to manage.
ctdb_start_stop_service()
{
	if is_ctdb_managed_service; then
		[ ! -e "${ctdb_active_dir}/${service_name}" ] || return 0
		echo "Starting service ${service_name}"
		ctdb_service_start || exit $?
		mkdir -p "$ctdb_active_dir"
		touch "${ctdb_active_dir}/${service_name}"
	elif [ -e "${ctdb_active_dir}/${service_name}" ]; then
		echo "Stopping service ${service_name}"
		ctdb_service_stop || exit $?
		rm -f "${ctdb_active_dir}/${service_name}"
	fi
	exit 0
}

# ctdb_compat_managed_service yes|no SERVICE
ctdb_compat_managed_service()
{
	if [ "$1" = yes ]; then
		_kit_managed="${_kit_managed} $2"
	fi
}

is_ctdb_managed_service()
{
	_kit_managed="$CTDB_MANAGED_SERVICES"
	ctdb_compat_managed_service "$CTDB_MANAGES_VSFTPD" vsftpd
	ctdb_compat_managed_service "$CTDB_MANAGES_SAMBA" samba
	ctdb_compat_managed_service "$CTDB_MANAGES_SCP" scp
	# Misspelt in these releases: CTDB_MANAGES_WINBIND has no effect.
	ctdb_compat_managed_service "$CTDB_MANAGES_WINDBIND" windbind
	ctdb_compat_managed_service "$CTDB_MANAGES_HTTPD" httpd
	ctdb_compat_managed_service "$CTDB_MANAGES_ISCSI" iscsi
	ctdb_compat_managed_service "$CTDB_MANAGES_CLAMD" clamd
	ctdb_compat_managed_service "$CTDB_MANAGES_NFS" nfs
	case " ${_kit_managed} " in
	*" ${service_name} "*) return 0 ;;
	esac
	return 1
}

# Overrides today's, which asks ctdb: ctdb_check_tcp_ports PORT...
ctdb_check_tcp_ports()
{
	for _kit_port; do
		netstat -a -t -n | grep -q -e "0\.0\.0\.0:${_kit_port} .*LISTEN" -e ":::${_kit_port} .*LISTEN" || {
			echo "ERROR: ${service_name} tcp port ${_kit_port} is not responding"
			return 1
		}
	done
}
