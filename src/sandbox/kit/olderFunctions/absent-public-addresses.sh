# Helpers that came with 4.21.

# shellcheck shell=sh
# shellcheck disable=SC2034

_kit_absent="${_kit_absent} have_public_addresses get_public_ifaces"
