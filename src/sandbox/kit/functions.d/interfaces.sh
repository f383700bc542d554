# Network interfaces and their links.

# shellcheck shell=sh

# interface_get_real NAME[@PARENT]: the parent, which is what has a link.
interface_get_real()
{
	echo "${1##*@}"
}

# interface_monitor INTERFACE: whether it is there and has a link.
interface_monitor()
{
	_kit_link=$(ip -br link show "$1" 2>/dev/null) || {
		echo "ERROR: Monitored interface $1 does not exist"
		return 1
	}
	_kit_real="${_kit_link%%[[:blank:]]*}"
	_kit_real="${_kit_real##*@}"

	if [ -n "$_kit_real" ] && _kit_bond=$(get_proc "net/bonding/${_kit_real}" 2>/dev/null); then
		_kit_bond_monitor "$_kit_real" "$_kit_bond"
		return
	fi

	case "$1" in
	# Loopback always works; for InfiniBand ethtool has no answer.
	lo* | ib*) return 0 ;;
	esac

	_kit_has_link "$1" && return 0
	# It may just be down.
	ip link set "$1" up
	_kit_has_link "$1" && return 0
	echo "ERROR: No link on the public network interface $1"
	return 1
}

_kit_has_link()
{
	ethtool "$1" | grep -q 'Link detected: yes'
}

# _kit_bond_monitor INTERFACE STATE: from the kernel's description of a bond.
_kit_bond_monitor()
{
	case "$2" in
	*'Currently Active Slave: None'*)
		echo "ERROR: No active slaves for bond device $1"
		return 1
		;;
	*'MII Status: up'*) ;;
	*)
		echo "ERROR: public network interface $1 is down"
		return 1
		;;
	esac

	case "$2" in
	*'Bonding Mode: IEEE 802.3ad'*)
		# The first status is that of the bond, the others are those of its slaves.
		case "${2#*MII Status: }" in
		*'MII Status: up'*) ;;
		*)
			echo "ERROR: No active slaves for 802.ad bond device $1"
			return 1
			;;
		esac
		;;
	esac
}
