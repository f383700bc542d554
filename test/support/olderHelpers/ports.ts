import type { HelperCase } from "./helperCase.ts";

/** Ports, sockets and directories. */
export const PORT_CASES: readonly HelperCase[] = [
  {
    title: "TCP ports: netstat tells, and the service comes first",
    versions: ["1.0.82", "1.0.105"],
    files: {
      "bin/netstat":
        "#!/bin/sh\necho 'tcp 0 0 0.0.0.0:445 0.0.0.0:* LISTEN'; echo 'tcp6 0 0 :::80 :::* LISTEN'\n",
    },
    script:
      'ctdb_check_tcp_ports samba 445 80; echo "$? $service_name"; ctdb_check_tcp_ports samba 139; echo never',
    output: ["0 samba", "ERROR: samba tcp port 139 is not responding"],
    status: 1,
  },
  {
    title: "TCP ports: netstat tells",
    versions: ["1.0.106", "1.10"],
    files: { "bin/netstat": "#!/bin/sh\necho 'tcp 0 0 0.0.0.0:445 0.0.0.0:* LISTEN'\n" },
    script: "service_name=samba; ctdb_check_tcp_ports 445; echo $?; ctdb_check_tcp_ports 445 44 139; echo $?",
    output: ["0", "ERROR: samba tcp port 44 is not responding", "1"],
  },
  {
    title: "TCP ports: the first checker that works decides",
    versions: ["1.11", "2.4"],
    files: {
      "bin/ctdb": '#!/bin/sh\ncase "$*" in getdebug*) exit 1;; esac; echo old >&2; exit 1\n',
      "bin/nmap":
        "#!/bin/sh\necho 'Host: 127.0.0.1 ()  Ports: 139/open/tcp//netbios-ssn///, 445/closed/tcp//microsoft-ds///'\n",
      "bin/netstat": "#!/bin/sh\necho 'tcp        0      0 0.0.0.0:445    0.0.0.0:*     LISTEN'\n",
    },
    script: `service_name=samba; ctdb_check_tcp_ports 139; echo $?; ctdb_check_tcp_ports 139 445; echo $?
CTDB_TCP_PORT_CHECKERS=netstat; ctdb_check_tcp_init; ctdb_check_tcp_ports 139; echo $?; ctdb_check_tcp_ports 445; echo $?
CTDB_TCP_PORT_CHECKERS=ctdb; ctdb_check_tcp_ports 139; echo $?`,
    output: [
      "0",
      ...["ERROR: samba tcp port 445 is not responding", "1"],
      ...["INFO: samba tcp port 139 is not responding", "1", "0"],
      'INTERNAL ERROR: ctdb_check_ports - no working checkers in CTDB_TCP_PORT_CHECKERS="ctdb"',
      "127",
    ],
  },
  {
    title: "TCP ports: ctdb tells, and a service that was just started is given time",
    versions: ["2.5", "4.6"],
    files: {
      "bin/ctdb": '#!/bin/sh\ncase "$2" in 445) exit 98;; 139) exit 0;; *) echo strange; exit 13;; esac\n',
    },
    script: `service_name=samba; ctdb_check_tcp_init; ctdb_check_tcp_ports 445 139; echo $?; ctdb_check_tcp_ports 445; echo $?
ctdb_check_tcp_ports 139; echo $?; ctdb_check_tcp_ports 7; echo $?`,
    output: [
      ...["INFO: samba tcp port 139 is not responding", "1", "0"],
      ...["ERROR: samba tcp port 139 is not responding", "1"],
      ...['ERROR: unexpected error running "ctdb checktcpport"', "13"],
    ],
  },
  {
    title: "Unix sockets: netstat tells",
    versions: ["1.0.106", "4.7"],
    files: { "bin/netstat": "#!/bin/sh\necho 'unix  2 [ ACC ] STREAM LISTENING 1 /run/there'\n" },
    script:
      "service_name=clamd; ctdb_check_unix_socket /run/there; echo $?; ctdb_check_unix_socket; echo $?; ctdb_check_unix_socket /run/not; echo $?",
    output: ["0", "0", "ERROR: clamd socket /run/not not found", "1"],
  },
  {
    title: "directories come as arguments, after the service",
    versions: ["1.0.105"],
    script: "ctdb_check_directories samba / /none/%U; echo $?; ctdb_check_directories samba / /none",
    output: ["0", "ERROR: samba directory /none not available"],
    status: 1,
  },
  {
    title: "directories come from standard input, with a name for the message",
    versions: ["1.0.106", "2.1"],
    script:
      "echo /none | (service_name=x; ctdb_check_directories samba); echo /none | ctdb_check_directories",
    output: ['ERROR: samba directory "/none" not available', 'ERROR: 50.web directory "/none" not available'],
    status: 1,
  },
  {
    title: "a startup waits for a command, for ports and for the end of ctdbd",
    versions: ["1.0.106", "1.10"],
    files: {
      "bin/ctdb": '#!/bin/sh\n[ ! -e "$CTDB_BASE/dead" ]\n',
      "bin/netcat": '#!/bin/sh\n[ "$3" = 80 ]\n',
      "bin/sleep": '#!/bin/sh\necho slept; touch "$CTDB_BASE/up"\n',
    },
    script: `ctdb_wait_command web "test -e $CTDB_BASE/up"; echo "$? $service_name"; ctdb_wait_tcp_ports web 80; echo $?
touch "$CTDB_BASE/dead"; ctdb_wait_tcp_ports web 80 81; echo $?; ctdb_wait_command web false; echo never`,
    output: [
      ...["Waiting for service web to start", "slept", "Local service web is up", "0 web"],
      ...["Waiting for tcp service web to start", "Local tcp services for web are up", "0"],
      ...["Waiting for tcp service web to start", "slept", "ctdb daemon has died. Exiting tcp wait web", "1"],
      ...["Waiting for service web to start", "ctdb daemon has died. Exiting wait for web"],
    ],
    status: 1,
  },
  {
    title: "a startup waits for directories",
    versions: ["1.0.30", "1.0.105"],
    files: { "bin/ctdb": "#!/bin/sh\n", "bin/sleep": '#!/bin/sh\nmkdir "$CTDB_BASE/up"\n' },
    script: 'ctdb_wait_directories web / "$CTDB_BASE/up"; echo $?',
    output: ["Waiting for local directories for web", "Local directories for web are available", "0"],
  },
];
