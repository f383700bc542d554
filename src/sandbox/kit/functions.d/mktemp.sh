# A stand-in where the system has no mktemp(1).

# shellcheck shell=sh

if ! command -v mktemp >/dev/null; then
	# mktemp [-d]: in a sub-shell, so that umask and noclobber stay the script's.
	mktemp()
	(
		umask 077
		set -C
		_kit_number=0
		while [ $_kit_number -lt 1000 ]; do
			_kit_path="${TMPDIR:-/tmp}/tmp.$$.${_kit_number}"
			if [ "$1" = -d ]; then
				mkdir "$_kit_path"
			else
				: >"$_kit_path"
			fi 2>/dev/null && {
				echo "$_kit_path"
				exit
			}
			_kit_number=$((_kit_number + 1))
		done
		exit 1
	)
fi
