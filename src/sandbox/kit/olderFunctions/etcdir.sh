# The configuration of the system, in a variable that may be preset. 1.11 to 4.3; later it has today's name.

# shellcheck shell=sh

CTDB_SYS_ETCDIR="${CTDB_ETCDIR:-$CTDB_SYS_ETCDIR}"
export CTDB_ETCDIR="$CTDB_SYS_ETCDIR"
