# shellcheck shell=bash
# What bash runs before a traced script (BASH_ENV): behaves like the script's own shell, and has xtrace write to a
# descriptor of its own. It must leave nothing behind that a script or its children could see, and work under any
# flags of the first line (-e, -u, -a, ...).
#
# CTDB_EVENTS_TRACE_FD        descriptor of the trace
# CTDB_EVENTS_TRACE_TOKEN     random letters that begin every record
# CTDB_EVENTS_TRACE_SHELL     bash: as it is; sh: POSIX mode; dash: POSIX mode, without what dash does not have
# CTDB_EVENTS_TRACE_ECHO      xpg: `echo` knows backslashes, as dash's does; but it has no -n then
# CTDB_EVENTS_TRACE_BASH_ENV  what BASH_ENV was; unset: it was not set
#
# A record: \001 (one more per command substitution, eval, sourced file or trap that it lies in), token, process ID,
# seconds, line, $#, depth of the stack, \003, then its files, lines and functions, innermost first, \002 and the
# command. Above 50 levels file, line and function of the innermost stand before the \003: a recursion without end would
# otherwise take all the time there is. See src/runner/trace/traceParser.ts.

if [[ -n ${CTDB_EVENTS_TRACE_BASH_ENV+set} ]]; then
  BASH_ENV=$CTDB_EVENTS_TRACE_BASH_ENV
  if [[ $CTDB_EVENTS_TRACE_SHELL = bash && -r $BASH_ENV ]]; then
    # shellcheck disable=SC1090
    . "$BASH_ENV"
  fi
else
  unset BASH_ENV
fi

if [[ $CTDB_EVENTS_TRACE_SHELL = dash ]]; then
  set +B
  # dash ends a script there.
  FUNCNEST=1000
  # `local x` keeps the value of outside.
  shopt -s localvar_inherit
  if [[ $CTDB_EVENTS_TRACE_ECHO = xpg ]]; then
    shopt -s xpg_echo
  fi
  # dash leaves SHLVL as it was, which bash has counted up.
  if [[ ${SHLVL:-0} -gt 1 ]]; then
    SHLVL=$((SHLVL - 1))
  else
    unset SHLVL
  fi
  unset BASH BASH_VERSION DIRSTACK EPOCHSECONDS GROUPS RANDOM SECONDS SRANDOM
  [[ ${HOSTNAME@a} = *x* ]] || unset HOSTNAME
  [[ ${HOSTTYPE@a} = *x* ]] || unset HOSTTYPE
  [[ ${MACHTYPE@a} = *x* ]] || unset MACHTYPE
  [[ ${OSTYPE@a} = *x* ]] || unset OSTYPE
  [[ ${SHELL@a} = *x* ]] || unset SHELL
  [[ ${TERM@a} = *x* ]] || unset TERM
fi
# The kernel calls a script's process by the file's name.
if [[ -w /proc/$$/comm ]]; then
  printf %s "${0##*/}" >|"/proc/$$/comm"
fi
unset PS4
PS4=$'\001'$CTDB_EVENTS_TRACE_TOKEN' $BASHPID $EPOCHREALTIME $LINENO $# ${#BASH_SOURCE[@]} ${BASH_SOURCE[50]+${BASH_SOURCE@Q} $BASH_LINENO ${FUNCNAME@Q}}'$'\003''${BASH_SOURCE[50]-${BASH_SOURCE[@]@Q} ${BASH_LINENO[@]} ${FUNCNAME[@]+${FUNCNAME[@]@Q}}}'$'\002'
BASH_XTRACEFD=$CTDB_EVENTS_TRACE_FD
export -n PS4 BASH_XTRACEFD
case $CTDB_EVENTS_TRACE_SHELL in
  bash) unset "${!CTDB_EVENTS_TRACE_@}" ;;
  *) unset "${!CTDB_EVENTS_TRACE_@}" && set -o posix ;;
esac
set -x
