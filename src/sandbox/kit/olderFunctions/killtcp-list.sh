# ctdb killtcp reads a list of connections. 2.4 to 4.4.

# shellcheck shell=sh
# shellcheck disable=SC2034

_kit_killtcp_reads=yes
