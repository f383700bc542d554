# Starting and stopping the NFS server of the kernel. 1.0.30 to 4.2; which service that is depends on what is installed.

# shellcheck shell=sh

_kit_nfs_platform()
{
	PLATFORM=unknown
	if [ -x "${CTDB_SYS_ETCDIR}/init.d/nfsserver" ]; then
		PLATFORM=sles
	fi
	# The unit counts since 4.2.
	if [ -x "${CTDB_SYS_ETCDIR}/init.d/nfslock" ] ||
		[ -r "${CTDB_SYS_ETCDIR%/*}/usr/lib/systemd/system/nfs-lock.service" ]; then
		PLATFORM=rhel
	fi
}

# startstop_nfs start|stop|restart: a restart, since 1.11, also kills the threads that hang.
startstop_nfs()
{
	_kit_nfs_platform
	case "${PLATFORM}-$1" in
	unknown-*)
		echo 'Unknown platform. NFS is not supported with ctdb'
		exit 1
		;;
	sles-start)
		service nfsserver start
		;;
	sles-stop)
		service nfsserver stop >/dev/null 2>&1
		;;
	rhel-start)
		service nfslock start
		service nfs start
		;;
	rhel-stop)
		# Silent before 1.11.
		service nfs stop
		service nfslock stop
		;;
	*-restart)
		set_proc fs/nfsd/threads 0
		startstop_nfs stop >/dev/null 2>&1
		pkill -9 nfsd
		if [ -n "$(command -v nfs_dump_some_threads)" ]; then
			nfs_dump_some_threads
		fi
		startstop_nfs start
		;;
	esac
}

# startstop_nfslock start|stop|restart: on SLES the lock manager is part of the server.
startstop_nfslock()
{
	_kit_nfs_platform
	case "$PLATFORM" in
	sles) _kit_lock_manager=nfsserver ;;
	rhel) _kit_lock_manager=nfslock ;;
	*)
		echo 'Unknown platform. NFS locking is not supported with ctdb'
		exit 1
		;;
	esac

	# A restart was not silent before 2.4.
	case "$1" in
	stop | restart) service "$_kit_lock_manager" stop >/dev/null 2>&1 ;;
	esac
	case "$1" in
	start | restart) service "$_kit_lock_manager" start ;;
	esac
}
