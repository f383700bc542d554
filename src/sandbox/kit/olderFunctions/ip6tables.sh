# ip6tables as a function too. Only 4.2.0 and 4.2.1.

# shellcheck shell=sh

# ip6tables ARGUMENT...
ip6tables()
{
	_kit_locked_iptables ip6tables "$@"
}
