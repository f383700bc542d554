# Arithmetic with IPv4 addresses. 1.0.114 to 1.13.

# shellcheck shell=sh

# ipv4_is_valid_addr ADDRESS
ipv4_is_valid_addr()
{
	echo "$1" | awk -F. '
		!/^[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+$/ { exit 1 }
		{ for (i = 1; i <= 4; i++) if ($i > 255) exit 1 }
	'
}

# _kit_ipv4_mask ADDRESS BITS: the bits of the network, the rest 0.
_kit_ipv4_mask()
{
	echo "$1" | awk -F. -v bits="$2" '{
		for (i = 1; i <= 4; i++) {
			left = bits - 8 * (i - 1)
			size = left >= 8 ? 1 : left <= 0 ? 256 : 2 ^ (8 - left)
			printf "%s%d", (i > 1 ? "." : ""), $i - $i % size
		}
		print ""
	}'
}

# ipv4_host_addr_to_net_addr ADDRESS BITS
ipv4_host_addr_to_net_addr()
{
	_kit_ipv4_mask "$1" "$2"
}

# ipv4_maskbits_to_net_mask BITS
ipv4_maskbits_to_net_mask()
{
	_kit_ipv4_mask 255.255.255.255 "$1"
}
