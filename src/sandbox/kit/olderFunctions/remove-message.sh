# An address that cannot be removed is named without its bits. 4.2 to 4.24.

# shellcheck shell=sh

# delete_ip_from_iface INTERFACE ADDRESS BITS
delete_ip_from_iface()
{
	_kit_remove_address "$2/$3" "$1" >/dev/null || {
		echo "Failed to del $2 on dev $1"
		return 1
	}
}
