# /proc. A test may redefine these to give a script another view of the kernel.

# shellcheck shell=sh

# set_proc PATH VALUE
set_proc()
{
	echo "$2" >"/proc/$1"
}

# set_proc_maybe PATH VALUE: nothing where the kernel lacks it.
set_proc_maybe()
{
	if [ -w "/proc/$1" ]; then
		set_proc "$1" "$2"
	fi
}

# get_proc PATH
get_proc()
{
	cat "/proc/$1"
}

# program_stack_traces PROGRAM [MAX]: kernel stacks of the first processes of a program that have one.
program_stack_traces()
{
	_kit_left="${2:-1}"
	for _kit_pid in $(pidof "$1"); do
		[ "$_kit_left" -gt 0 ] || break
		# The process may be gone by now.
		if _kit_stack=$(get_proc "${_kit_pid}/stack" 2>/dev/null); then
			echo "Stack trace for $1[${_kit_pid}]:"
			echo "$_kit_stack"
			_kit_left=$((_kit_left - 1))
		fi
	done
}
