# Scripts that run when a secondary address was put back. 1.0.114 to 1.13, where interface_modify.sh beside functions did
# the work; here no such file is needed.

# shellcheck shell=sh
# shellcheck disable=SC2034

_kit_word_kept=kept
_kit_word_again=re-adding

# _kit_readd_directory INTERFACE ADDRESS BITS: sets _kit_readd.
_kit_readd_directory()
{
	_kit_readd="${CTDB_SCRIPT_VARDIR}/interface_modify/$1.readd.d/$2.$3"
}

# setup_iface_ip_readd_script INTERFACE ADDRESS BITS SCRIPT: a copy of the script, until the address is added or removed.
setup_iface_ip_readd_script()
{
	[ -x "$4" ] || {
		echo "Script '$4' isn't executable"
		return 1
	}
	_kit_readd_directory "$@"
	mkdir -p "$_kit_readd" || {
		echo "Failed to mkdir -p ${_kit_readd}"
		return 1
	}
	cp -p "$4" "${_kit_readd}/${4##*/}" || {
		echo "Failed to - cp -a $4 ${_kit_readd}/${4##*/}"
		return 1
	}
}

# Overrides today's only in that the scripts are forgotten: add_ip_to_iface INTERFACE ADDRESS BITS
add_ip_to_iface()
{
	ip link set "$1" up || {
		echo "Failed to bringup interface $1"
		return 1
	}
	ip addr add "$2/$3" brd + dev "$1" || {
		echo "Failed to add $2/$3 on dev $1"
		return 1
	}
	_kit_forget_readd_scripts "$@"
}

# _kit_run_readd_scripts INTERFACE ADDRESS BITS: kept addresses count too.
_kit_run_readd_scripts()
{
	_kit_readd_directory "$@"
	_kit_readd_failed=0
	for _kit_readd_script in "$_kit_readd"/*; do
		[ -e "$_kit_readd_script" ] || continue
		"$_kit_readd_script" "$@" || {
			echo "${_kit_readd_script} '$1' '$2' '$3' - failed - $?"
			_kit_readd_failed=1
		}
		echo "call ${_kit_readd_script} '$1' '$2' '$3'"
	done
	return $_kit_readd_failed
}

_kit_forget_readd_scripts()
{
	_kit_readd_directory "$@"
	rm -rf "$_kit_readd"
}
