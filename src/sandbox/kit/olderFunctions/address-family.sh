# 4.2 to 4.4; overrides today's, which has two words.

# shellcheck shell=sh

# ip_maskbits_iface ADDRESS: "BITS INTERFACE FAMILY"
ip_maskbits_iface()
{
	case "$1" in
	*:*) _kit_family=inet6 ;;
	*) _kit_family=inet ;;
	esac
	_kit_holder "$1" | sed -e 's|^[^/]*/||' -e "s|\$| ${_kit_family}|"
}
