# loadconfig reads ctdbd.conf too, after the system's file for CTDB. 2.5 to 4.8.

# shellcheck shell=sh
# shellcheck disable=SC2034

_kit_has_ctdbd_conf=yes
