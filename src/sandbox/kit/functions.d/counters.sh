# Counters of failures, one file each below $script_state_dir: its length is the value.

# shellcheck shell=sh

# _ctdb_counter_common [NAME]: sets _kit_counter.
_ctdb_counter_common()
{
	if [ $# -gt 1 ]; then
		die 'usage: _ctdb_counter_common [name]'
	fi
	[ -n "$script_state_dir" ] || die 'ctdb_counter_* functions need ctdb_setup_state_dir()'
	_kit_counter="${script_state_dir}/$1.failcount"
}

# ctdb_counter_init [NAME]
ctdb_counter_init()
{
	_ctdb_counter_common "$1"
	: >"$_kit_counter"
}

# ctdb_counter_incr [NAME]: appending is safe where a run is cancelled half-way.
ctdb_counter_incr()
{
	_ctdb_counter_common "$1"
	echo >>"$_kit_counter"
}

# ctdb_counter_get [NAME]
ctdb_counter_get()
{
	_ctdb_counter_common "$1"
	if [ -f "$_kit_counter" ]; then
		echo $(($(wc -c <"$_kit_counter")))
	else
		echo 0
	fi
}

# ctdb_counter_exists [NAME]
ctdb_counter_exists()
{
	_ctdb_counter_common "$1"
	[ -f "$_kit_counter" ]
}
