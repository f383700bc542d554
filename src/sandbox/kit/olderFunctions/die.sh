# 2.0 to 4.4; overrides today's, which speaks on standard error.

# shellcheck shell=sh

# die MESSAGE [EXIT STATUS]
die()
{
	echo "$1"
	exit "${2:-1}"
}
