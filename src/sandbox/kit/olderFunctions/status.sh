# A status that something outside of CTDB gives to a script. 1.0.106 to 4.3.

# shellcheck shell=sh

# Scripts knew these directories too.
ctdb_status_dir="${CTDB_SCRIPT_VARDIR}/service_status"
# shellcheck disable=SC2034
ctdb_fail_dir="${CTDB_SCRIPT_VARDIR}/failcount"

# log_status_cat STATUS FILE
log_status_cat()
{
	echo "node is \"$1\", \"${script_name}\" reports problem: $(cat "$2")"
}

# ctdb_checkstatus: 1 is unhealthy, 2 banned.
ctdb_checkstatus()
{
	_kit_code=1
	for _kit_status in unhealthy banned; do
		if [ -r "${ctdb_status_dir}/${script_name}/${_kit_status}" ]; then
			log_status_cat "$_kit_status" "${ctdb_status_dir}/${script_name}/${_kit_status}"
			return $_kit_code
		fi
		_kit_code=2
	done
	return 0
}

# ctdb_setstatus unhealthy|banned FILE: why. Any other word removes both.
ctdb_setstatus()
{
	case "$1" in
	unhealthy | banned)
		mkdir -p "${ctdb_status_dir}/${script_name}"
		cat "$2" >"${ctdb_status_dir}/${script_name}/$1"
		;;
	*)
		rm -f "${ctdb_status_dir}/${script_name}/unhealthy" "${ctdb_status_dir}/${script_name}/banned"
		;;
	esac
}
