# 1.0.71 to 4.24; overrides today's, which ignores what the configuration says.

# shellcheck shell=sh

detect_init_style()
{
	: "${CTDB_INIT_STYLE:=$CTDB_PLATFORM_STYLE}"
}
