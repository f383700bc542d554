# 2.1 to 4.8; overrides today's, which always reads the file in CTDB_BASE.

# shellcheck shell=sh

# drop_all_public_ips: those in the file that CTDB_PUBLIC_ADDRESSES names, of which there may be none.
drop_all_public_ips()
{
	# shellcheck disable=SC2034
	while read -r _kit_address _kit_interfaces; do
		drop_ip "$_kit_address"
	done <"${CTDB_PUBLIC_ADDRESSES:-/dev/null}"
}
