# Helpers that came with 4.22.

# shellcheck shell=sh
# shellcheck disable=SC2034

_kit_absent="${_kit_absent} kill_tcp_summarise ctdb_counter_exists"
