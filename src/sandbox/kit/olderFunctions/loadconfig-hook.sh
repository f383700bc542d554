# What loadconfig does, under a name of its own. 1.11 to 4.8.

# shellcheck shell=sh

# _loadconfig [NAME]
_loadconfig()
{
	_kit_loadconfig "$@"
}
