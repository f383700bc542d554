# Helpers that came with 4.9.

# shellcheck shell=sh
# shellcheck disable=SC2034

_kit_absent="${_kit_absent} load_system_config load_script_options ctdb_get_db_options ctdb_translate_option ctdb_setup_state_dir"
