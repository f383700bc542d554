# Removing an address takes the secondary ones with it, so they are put back. 1.0.79 to 2.5; overrides today's, which
# makes the kernel keep them.

# shellcheck shell=sh

# delete_ip_from_iface INTERFACE ADDRESS BITS
delete_ip_from_iface()
{
	_kit_secondaries=''
	if ip addr list dev "$1" primary | grep -Fq "inet $2/$3 "; then
		_kit_secondaries=$(ip addr list dev "$1" secondary | awk '$1 == "inet" { print $2 }')
	fi

	_kit_failed=0
	ip addr del "$2/$3" dev "$1" || _kit_failed=1
	for _kit_secondary in $_kit_secondaries; do
		if ip addr list dev "$1" | grep -Fq "inet ${_kit_secondary}"; then
			echo "${_kit_word_kept:-Kept} secondary ${_kit_secondary} on dev $1"
		else
			echo "${_kit_word_again:-Re-adding} secondary address ${_kit_secondary} to dev $1"
			ip addr add "$_kit_secondary" brd + dev "$1" || _kit_failed=1
		fi
		# Scripts that want to hear of it, in the releases that have them.
		if [ -n "$(command -v _kit_run_readd_scripts)" ]; then
			_kit_run_readd_scripts "$1" "${_kit_secondary%/*}" "${_kit_secondary#*/}" || _kit_failed=1
		fi
	done
	if [ -n "$(command -v _kit_forget_readd_scripts)" ]; then
		_kit_forget_readd_scripts "$@"
	fi

	[ $_kit_failed -eq 0 ] || {
		echo "Failed to del $2 on dev $1"
		return 1
	}
}
