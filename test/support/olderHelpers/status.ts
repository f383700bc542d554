import type { HelperCase } from "./helperCase.ts";

/** Counters, a status from outside, reconfiguring, messages and checks by command. */
export const STATUS_CASES: readonly HelperCase[] = [
  {
    title: "counters and flags belong to the service, without a state directory",
    versions: ["1.0.106", "2.5", "4.8"],
    script: `service_name=web; ctdb_counter_incr; ctdb_counter_incr; ctdb_counter_get; service_name=ftp; ctdb_counter_get
ctdb_service_set_reconfigure; ctdb_service_needs_reconfigure; echo $?; service_name=web; ctdb_service_needs_reconfigure; echo $?`,
    output: ["2", "0", "0", "1"],
  },
  {
    title: "counters belong to the script and a tag",
    versions: ["1.0.92", "1.0.105"],
    script: `ctdb_counter_init fail; ctdb_counter_incr fail; ctdb_counter_limit fail 1; echo $?
ctdb_counter_limit fail 2; echo $?; ctdb_counter_limit other 1; echo $?`,
    output: ["0", "1", "1"],
  },
  {
    title: "a counter warns below its limit and ends the script at it",
    versions: ["1.0.106", "2.1"],
    script:
      "service_name=web; ctdb_check_counter_limit 2; ctdb_counter_incr; ctdb_check_counter_limit 2; ctdb_check_counter_limit 2 quiet; ctdb_check_counter_limit; echo never",
    output: [
      "WARNING: less than 2 consecutive failures (1) for web, not unhealthy yet",
      "ERROR: more than 1 consecutive failures for web, marking cluster unhealthy",
    ],
    status: 1,
  },
  {
    title: "a counter is compared by an operator, and ends the script only with error",
    versions: ["2.4", "4.4"],
    script: `service_name=web; for _ in 1 2 3 4; do ctdb_counter_incr; done
ctdb_check_counter quiet -ge 5; echo $?; ctdb_check_counter quiet -eq 4; echo $?; ctdb_check_counter quiet % 3; echo $?
ctdb_check_counter quiet % 2; echo $?; ctdb_check_counter error -ge 1 other; echo $?; ctdb_check_counter error -ge 1; echo never`,
    output: ["0", "1", "0", "1", "0", "ERROR: 4 consecutive failures for web, marking node unhealthy"],
    status: 1,
  },
  {
    title: "a counter equals",
    versions: ["1.11", "2.1"],
    script: "ctdb_counter_incr; ctdb_check_counter_equal 1; echo $?; ctdb_check_counter_equal 2; echo $?",
    output: ["1", "0"],
  },
  {
    title: "a status from outside is told in the event status, unhealthy before banned",
    versions: ["1.0.114", "4.3"],
    files: { why: "disk is full\n" },
    script: `handle() { (ctdb_standard_event_handler "$@"; echo on); echo $?; }
handle monitor; handle status; handle setstatus banned "$CTDB_BASE/why"; handle status
handle setstatus unhealthy "$CTDB_BASE/why"; handle status; handle setstatus ok; ctdb_checkstatus; echo $?`,
    output: [
      ...["on", "0", "0", "0"],
      'node is "banned", "50.web" reports problem: disk is full',
      ...["2", "0"],
      'node is "unhealthy", "50.web" reports problem: disk is full',
      ...["1", "0", "0"],
    ],
  },
  {
    title: "what is due to be reconfigured is, in ipreallocated",
    versions: ["2.5", "4.5"],
    event: "ipreallocated",
    script: `service_name=web; service_reconfigure() { echo now; }; ctdb_service_check_reconfigure; echo -
ctdb_service_set_reconfigure; ctdb_service_check_reconfigure; ctdb_service_check_reconfigure; echo on`,
    output: ["-", 'Reconfiguring service "web"...', "now", "on"],
  },
  {
    title: "monitor replays its status while another process reconfigures",
    versions: ["4.2", "4.5"],
    files: {
      "bin/ctdb":
        "#!/bin/sh\n[ \"$*\" = 'scriptstatus -X' ] && printf '|monitor|49.x|0|OK|1.0|2.0||\\n|monitor|50.web|7|ERROR|1.0|2.0|a|b: c|\\n'\n",
    },
    script: `service_name=web; sleep 5 & ctdb_service_set_reconfigure
printf 'reconfigure\\n%s\\n' $! >"$CTDB_SCRIPT_VARDIR/service_status/web/reconfigure_lock"
(event_name=reconfigure; ctdb_service_check_reconfigure); echo $?
(event_name=ipreallocated; ctdb_service_check_reconfigure); echo $?
(ctdb_service_check_reconfigure); echo $?; kill $!; wait; ctdb_service_check_reconfigure; echo on`,
    output: [
      "2",
      "0",
      "Replaying previous status for this script due to reconfigure...",
      "a|b: c",
      "7",
      "on",
    ],
  },
  {
    title: "monitor reconfigures too, and replays its status from the older format",
    versions: ["1.11", "2.5"],
    files: {
      "bin/ctdb":
        "#!/bin/sh\n[ \"$*\" = 'scriptstatus -Y' ] && printf 'monitor:50.web:-62:TIMEDOUT:1.0:2.0:slow: very:\\n'\n",
    },
    script:
      "service_name=web; service_reconfigure() { :; }; ctdb_service_check_reconfigure; ctdb_service_set_reconfigure; ctdb_service_check_reconfigure; echo never",
    output: [
      'Reconfiguring service "web"...',
      "Replaying previous status for this script due to reconfigure...",
      "[Replay of TIMEDOUT scriptstatus - note incorrect return code.] slow: very",
    ],
    status: 1,
  },
  {
    title: "the lock for reconfiguring is that of a living process",
    versions: ["4.2", "4.5"],
    script: `service_name=web; ctdb_reconfigure_take_lock; echo $?; ctdb_reconfigure_take_lock; echo $?
echo 'ctdb_reconfigure_take_lock; echo $?' >"$CTDB_BASE/more"; CTDB_BASE=$CTDB_BASE "$(readlink /proc/$$/exe)" -c '. "$CTDB_BASE/functions"; service_name=web; . "$CTDB_BASE/more"'
ctdb_reconfigure_release_lock; ls "$CTDB_SCRIPT_VARDIR/service_status/web"`,
    output: ["0", "0", "1", "reconfigure_lock.flock"],
  },
  {
    title: "the state directory of a service is in a variable",
    versions: ["1.11", "4.4"],
    script:
      'service_name=web; ctdb_setup_service_state_dir; basename "$service_state_dir"; ctdb_setup_service_state_dir x; [ -d "$service_state_dir" ] && basename "$service_state_dir"',
    output: ["web", "x"],
  },
  {
    title: "the state directory of a service is printed",
    versions: ["4.5", "4.8"],
    script:
      'service_name=web; d=$(ctdb_setup_service_state_dir) && [ -d "$d" ] && echo "$(basename "$d") $service_state_dir"',
    output: ["web "],
  },
  {
    title: "debug goes by CTDB_SCRIPT_DEBUGLEVEL",
    versions: ["2.2", "4.5"],
    script: "debug no; echo no | debug; CTDB_SCRIPT_DEBUGLEVEL=4; debug a 'b  c'; printf 'd\\ne\\n' | debug",
    output: ["DEBUG: a b  c", "DEBUG: d", "DEBUG: e"],
  },
  {
    title: "debug goes by CTDB_SCRIPT_DEBUGLEVEL, which is a word",
    versions: ["4.6"],
    script:
      "debug no; CTDB_SCRIPT_DEBUGLEVEL=4; echo no | debug; CTDB_SCRIPT_DEBUGLEVEL=DEBUG; debug a; echo b | debug",
    output: ["DEBUG: a", "DEBUG: b"],
  },
  {
    title: "debug goes by the level of ctdbd, which is asked once",
    versions: ["1.11", "2.1"],
    files: {
      "bin/ctdb": '#!/bin/sh\necho "$*" >>"$CTDB_BASE/asked"; printf \':Name:Level:\\n:DEBUG:4:\\n\'\n',
    },
    script:
      'debug a; unset CTDB_CURRENT_DEBUGLEVEL; debug b; CTDB_CURRENT_DEBUGLEVEL=3; debug c; cat "$CTDB_BASE/asked"',
    output: ["DEBUG: a", "DEBUG: b", "getdebug -Y"],
  },
  {
    title: "a command is a check, with the service in front",
    versions: ["1.0.30", "2.1"],
    script:
      "ctdb_check_command web 'test 1 = 1'; echo $?; ctdb_check_command web; ctdb_check_command web 'test 1 = 2'",
    output: ["0", "ERROR: web - test 1 = 2 returned error"],
    status: 1,
  },
  {
    title: "a command is a check",
    versions: ["2.2", "4.5"],
    script:
      "ctdb_check_command test 1 = 1; CTDB_SCRIPT_DEBUGLEVEL=4; ctdb_check_command sh -c 'echo why; exit 3'",
    output: ["ERROR: sh -c echo why; exit 3 returned error", "DEBUG: why"],
    status: 1,
  },
];
