# Starting and stopping NFS-Ganesha. 2.0 to 4.2.

# shellcheck shell=sh

# startstop_ganesha start|stop|restart: in 2.0 and 2.1 only gpfs.
startstop_ganesha()
{
	case "$1" in
	start | stop | restart) service "nfs-ganesha-${CTDB_CLUSTER_FILESYSTEM_TYPE:-gpfs}" "$1" ;;
	esac
}
