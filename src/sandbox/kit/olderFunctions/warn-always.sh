# Before 4.25 a failure above the threshold is told each time. Overrides today's, which leaves out warnings for an hour.

# shellcheck shell=sh

# failcount_set_warning_interval: there is none yet, but functions calls it.
failcount_set_warning_interval()
{
	# shellcheck disable=SC2034
	failcount_interval=''
}
