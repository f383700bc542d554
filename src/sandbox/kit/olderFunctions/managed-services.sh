# Whether CTDB is to manage a service. In 4.9 enabling the script took its place.

# shellcheck shell=sh
# shellcheck disable=SC2154

# _kit_named_service [SERVICE]: sets _kit_service. Only some releases look at the argument.
_kit_named_service()
{
	_kit_service="$service_name"
	if [ -n "${_kit_takes_service:-}" ]; then
		_kit_service="${1:-$service_name}"
	fi
}

# ctdb_compat_managed_service yes|no SERVICE: adds SERVICE to CTDB_MANAGED_SERVICES if it is the one asked about.
ctdb_compat_managed_service()
{
	if [ "$1" = yes ] && [ "$2" = "${_kit_service:-$service_name}" ]; then
		CTDB_MANAGED_SERVICES="$CTDB_MANAGED_SERVICES $2"
	fi
}

# is_ctdb_managed_service: from CTDB_MANAGED_SERVICES, else the variables that were before it.
is_ctdb_managed_service()
{
	assert_service_name
	_kit_named_service "$@"
	_kit_is_listed && return 0

	ctdb_compat_managed_service "$CTDB_MANAGES_VSFTPD" vsftpd
	ctdb_compat_managed_service "$CTDB_MANAGES_SAMBA" samba
	ctdb_compat_managed_service "$CTDB_MANAGES_WINBIND" winbind
	# Since 1.13.
	ctdb_compat_managed_service "$CTDB_MANAGES_HTTPD" apache2
	ctdb_compat_managed_service "$CTDB_MANAGES_HTTPD" httpd
	ctdb_compat_managed_service "$CTDB_MANAGES_ISCSI" iscsi
	ctdb_compat_managed_service "$CTDB_MANAGES_CLAMD" clamd
	ctdb_compat_managed_service "$CTDB_MANAGES_NFS" nfs
	# To 4.2 and 2.4; later releases have no script that would ask.
	ctdb_compat_managed_service "$CTDB_MANAGES_NFS" nfs-ganesha-gpfs
	ctdb_compat_managed_service "$CTDB_MANAGES_SCP" scp
	_kit_is_listed
}

_kit_is_listed()
{
	case " ${CTDB_MANAGED_SERVICES} " in
	*" ${_kit_service} "*) return 0 ;;
	esac
	return 1
}
