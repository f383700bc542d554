# Helpers that came with 4.25.

# shellcheck shell=sh
# shellcheck disable=SC2034

_kit_absent="${_kit_absent} ip_addr_add ip_addr_del ip_prefix_iface failcount_set_warning_interval detect_platform_style"
