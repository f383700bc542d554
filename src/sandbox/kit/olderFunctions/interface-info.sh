# The interface that is below another one, from what `ip link show` says. 4.4 to 4.17.

# shellcheck shell=sh

# interface_get_real INFORMATION: what stands behind the @, else what stands before a dot.
interface_get_real()
{
	_kit_real=$(echo "$1" | awk 'NR == 1 { sub(":$", "", $2); print $2 }')
	case "$_kit_real" in
	*@*) echo "${_kit_real##*@}" ;;
	*) echo "${_kit_real%%.*}" ;;
	esac
}
