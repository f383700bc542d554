# Helpers that came with 4.20.7.

# shellcheck shell=sh
# shellcheck disable=SC2034

_kit_absent="${_kit_absent} update_my_public_ip_addresses"
