# The limits and actions in files, one per RPC service. 2.2 to 4.2.

# shellcheck shell=sh

# nfs_check_rpc_services: each line of nfs-rpc-checks.d/NN.PROGRAM.check is OPERATOR LIMIT ACTION...
nfs_check_rpc_services()
{
	for _kit_checks in "${CTDB_BASE}/nfs-rpc-checks.d"/[0-9][0-9].*.check; do
		[ -f "$_kit_checks" ] || continue
		_kit_program="${_kit_checks##*/[0-9][0-9].}"
		_nfs_check_rpc_common "${_kit_program%.check}" && continue

		while read -r _kit_operator_read _kit_limit_read _kit_actions; do
			case "$_kit_operator_read" in
			'#'*) continue ;;
			esac
			if _nfs_check_rpc_action "$_kit_operator_read" "$_kit_limit_read" "$_kit_actions"; then
				break
			fi
		done <"$_kit_checks"
	done
}

# _nfs_check_rpc_common PROGRAM
_nfs_check_rpc_common()
{
	_kit_rpc_answers "$1"
}

# _nfs_check_rpc_action OPERATOR LIMIT ACTIONS
_nfs_check_rpc_action()
{
	_kit_rpc_action "$@"
}
