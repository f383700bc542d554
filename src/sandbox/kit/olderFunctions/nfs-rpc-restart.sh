# Restarting an RPC service. 2.4 to 4.2.

# shellcheck shell=sh

# _nfs_restart_rpc_service PROGRAM [true]: true for the background.
_nfs_restart_rpc_service()
{
	_kit_rpc_restart "$@"
}
