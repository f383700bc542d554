# What the node is, and which public addresses it has. In init the ctdb command hangs, so nothing here is for init.

# shellcheck shell=sh
# $CTDB may hold options besides the command.
# shellcheck disable=SC2086

# ctdb_get_pnn: asked once. A failure is remembered too, as an empty answer.
ctdb_get_pnn()
{
	_kit_cache="${CTDB_SCRIPT_VARDIR}/my-pnn"
	if [ ! -f "$_kit_cache" ]; then
		$CTDB pnn >"$_kit_cache"
	fi
	cat "$_kit_cache"
}

# ctdb_get_ip_address: the private address of the node, asked once as above.
ctdb_get_ip_address()
{
	_kit_cache="${CTDB_SCRIPT_VARDIR}/my-ip-address"
	if [ ! -f "$_kit_cache" ]; then
		$CTDB -X nodestatus | awk -F'|' 'NR == 2 { print $3 }' >"$_kit_cache"
	fi
	cat "$_kit_cache"
}

have_public_addresses()
{
	[ -f "${CTDB_BASE}/public_addresses" ]
}

# get_public_ifaces: sets public_ifaces to the interfaces that public_addresses and ctdbd name, each once.
get_public_ifaces()
{
	# shellcheck disable=SC2034
	ctdb_ifaces=$($CTDB -X ifaces | awk -F'|' 'NR > 1 { print $2 }')
	# shellcheck disable=SC2034
	public_ifaces=$(
		{
			# The address, up to the first blank, goes; several interfaces are separated by commas.
			sed -e '/^#/d' -e 's/^[^[:blank:]]*//' "${CTDB_BASE}/public_addresses"
			echo "$ctdb_ifaces"
		} | tr -s ',[:blank:]' '\n' | sed '/^$/d' | sort -u
	)
}

# update_my_public_ip_addresses EVENT [IP]: keeps the file that names the public addresses held here. Under a lock,
# since events of several components may run at a time.
update_my_public_ip_addresses()
{
	(
		if command -v flock >/dev/null; then
			flock -w 10 9 || die 'ctdb_get_my_public_ip_addresses: timeout'
		fi
		_kit_new="${CTDB_MY_PUBLIC_IPS_CACHE}.new"
		case "$1" in
		takeip)
			echo "$2" >>"$CTDB_MY_PUBLIC_IPS_CACHE"
			exit
			;;
		releaseip)
			: >>"$CTDB_MY_PUBLIC_IPS_CACHE"
			# Status 1 says that no other address is left.
			grep -Fvx -e "$2" "$CTDB_MY_PUBLIC_IPS_CACHE" >"$_kit_new" || :
			;;
		ipreallocated)
			_kit_hosted_addresses >"$_kit_new"
			;;
		*)
			exit 2
			;;
		esac
		mv "$_kit_new" "$CTDB_MY_PUBLIC_IPS_CACHE"
	) 9>"${CTDB_MY_PUBLIC_IPS_CACHE}.lock"

	case $? in
	0) return 0 ;;
	2) return 1 ;;
	*) exit 1 ;;
	esac
}

# The public addresses that ctdbd says are on this node.
_kit_hosted_addresses()
{
	_kit_pnn=$(ctdb_get_pnn)
	$CTDB -X ip | awk -F'|' -v pnn="$_kit_pnn" 'NR > 1 && $3 == pnn { print $2 }'
}
