# An address by its prefix. 1.0.79 to 1.10.

# shellcheck shell=sh

# remove_ip ADDRESS/BITS INTERFACE
remove_ip()
{
	delete_ip_from_iface "$2" "${1%%/*}" "${1#*/}"
}
