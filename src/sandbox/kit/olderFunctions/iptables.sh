# iptables as a function, so that no two of them run at a time. 1.10 to 4.2.1.

# shellcheck shell=sh

# _kit_locked_iptables COMMAND ARGUMENT...: the command, not the function of its name.
_kit_locked_iptables()
{
	if command -v flock >/dev/null; then
		flock -w 30 "${CTDB_SCRIPT_VARDIR}/iptables.flock" "$@"
	else
		command "$@"
	fi
}

# iptables ARGUMENT...
iptables()
{
	_kit_locked_iptables iptables "$@"
}

# Overrides today's, which would come back to the functions where there is no flock.
iptables_wrapper()
{
	case "$1" in
	inet6) _kit_iptables=ip6tables ;;
	*) _kit_iptables=iptables ;;
	esac
	shift
	_kit_locked_iptables "$_kit_iptables" "$@"
}
