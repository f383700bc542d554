# Helpers that came with 4.20.

# shellcheck shell=sh
# shellcheck disable=SC2034

_kit_absent="${_kit_absent} failcount_init failcount_reset failcount_incr"
