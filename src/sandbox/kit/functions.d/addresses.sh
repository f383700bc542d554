# Addresses on interfaces, and what goes with them.

# shellcheck shell=sh

# ip_addr_add ADDRESS/BITS INTERFACE
ip_addr_add()
{
	_kit_add_address "$@"
}

_kit_add_address()
{
	_kit_shown=''
	ip link set "$2" up || die "Failed to bringup interface $2"

	case "$1" in
	*:*)
		ip addr add "$1" dev "$2" && _kit_wait_for_ipv6 "$1" "$2" && return 0
		;;
	*)
		ip addr add "$1" brd + dev "$2" && return 0
		;;
	esac
	echo "Failed to add $1 on dev $2"

	case "$_kit_shown" in
	*tentative* | *dadfailed*) ip addr del "$1" dev "$2" ;;
	esac
	return 1
}

# Another node may still hold an IPv6 address: it is usable once the kernel has found that nobody answers for it.
_kit_wait_for_ipv6()
{
	_kit_tries=10
	while :; do
		_kit_shown=$(ip addr show to "${1%/*}")
		case "$_kit_shown" in
		'' | *dadfailed*) return 1 ;;
		*tentative*) ;;
		*) return 0 ;;
		esac
		[ $_kit_tries -gt 0 ] || return 1
		_kit_tries=$((_kit_tries - 1))
		sleep 0.5
	done
}

# ip_addr_del ADDRESS/BITS INTERFACE
ip_addr_del()
{
	_kit_remove_address "$@"
}

_kit_remove_address()
{
	# Else the kernel removes the secondary addresses along with the first.
	set_proc "sys/net/ipv4/conf/$2/promote_secondaries" 1

	ip addr del "$1" dev "$2" || {
		echo "Failed to del $1 on dev $2"
		return 1
	}
}

# add_ip_to_iface INTERFACE ADDRESS BITS
add_ip_to_iface()
{
	_kit_add_address "$2/$3" "$1"
}

# delete_ip_from_iface INTERFACE ADDRESS BITS
delete_ip_from_iface()
{
	_kit_remove_address "$2/$3" "$1"
}

# ip_prefix_iface ADDRESS: "ADDRESS/BITS INTERFACE", or nothing where nobody has it.
ip_prefix_iface()
{
	_kit_holder "$@"
}

_kit_holder()
{
	# A name is shown as NAME@PARENT, which no command takes back.
	ip -brief addr show to "$1" 2>/dev/null | awk '{ sub(/@.*/, "", $1); print $3, $1 }'
}

# ip_maskbits_iface ADDRESS: "BITS INTERFACE"
ip_maskbits_iface()
{
	_kit_holder "$1" | sed -e 's|^[^/]*/||'
}

# drop_ip ADDRESS[/BITS]: from whatever interface has it.
drop_ip()
{
	# Two words or none.
	# shellcheck disable=SC2046
	set -- $(_kit_holder "${1%/*}")
	[ $# -gt 0 ] || return 0

	echo "Removing public address $1 from device $2"
	_kit_remove_address "$1" "$2" >/dev/null 2>&1
}

drop_all_public_ips()
{
	# shellcheck disable=SC2034
	while read -r _kit_address _kit_interfaces; do
		case "$_kit_address" in
		'' | '#'*) ;;
		*) drop_ip "$_kit_address" ;;
		esac
	done <"${CTDB_BASE}/public_addresses"
}

flush_route_cache()
{
	set_proc_maybe sys/net/ipv4/route/flush 1
	set_proc_maybe sys/net/ipv6/route/flush 1
}

# iptables_wrapper inet|inet6 ARGUMENT...: one at a time, as iptables fails while another one works.
iptables_wrapper()
{
	case "$1" in
	inet6) _kit_iptables=ip6tables ;;
	*) _kit_iptables=iptables ;;
	esac
	shift

	if command -v flock >/dev/null; then
		flock -w 30 "${CTDB_SCRIPT_VARDIR}/iptables.flock" "$_kit_iptables" "$@"
	else
		"$_kit_iptables" "$@"
	fi
}
