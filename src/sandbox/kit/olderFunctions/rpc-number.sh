# The RPC check that takes a number, and ends the script. Before 1.11.

# shellcheck shell=sh

# ctdb_check_rpc NAME PROGRAM VERSION: NAME is for the message.
ctdb_check_rpc()
{
	rpcinfo -u localhost "$2" "$3" >/dev/null || {
		echo "ERROR: $1 not responding to rpc requests"
		exit 1
	}
}
