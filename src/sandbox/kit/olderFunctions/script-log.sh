# 2.0 to 4.2; overrides today's, which goes by CTDB_LOGGING.

# shellcheck shell=sh

# script_log TAG [TEXT...]: where CTDB_SYSLOG and CTDB_LOGFILE say.
script_log()
{
	_kit_tag="$1"
	shift
	if [ "${CTDB_SYSLOG:-}" = yes ]; then
		logger -t "ctdbd: ${_kit_tag}" "$@"
	else
		_kit_text_or_input "$@" >>"${CTDB_LOGFILE:-/var/log/log.ctdb}"
	fi
}
