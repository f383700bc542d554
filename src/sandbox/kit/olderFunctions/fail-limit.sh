# How many failures in a row make a node unhealthy, where a script says nothing else. 1.0.106 to 4.4.

# shellcheck shell=sh
# shellcheck disable=SC2034

service_fail_limit=1
