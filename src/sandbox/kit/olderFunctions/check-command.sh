# A command as a check. 2.2 to 4.6.

# shellcheck shell=sh

# ctdb_check_command COMMAND...: ends the script; what the command said is for debug.
ctdb_check_command()
{
	_kit_output=$("$@" 2>&1) || {
		echo "ERROR: $* returned error"
		echo "$_kit_output" | debug
		exit 1
	}
}
