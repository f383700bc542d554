import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { helperFilesFor } from "../../../src/sandbox/helperFiles.ts";
import { skipBecause } from "../../skipBecause.ts";

const KIT = fileURLToPath(new URL("../../../src/sandbox/kit", import.meta.url));
const SHELLS = [["dash"], ["bash", "--posix"]] as const;

/**
 * From which release on and before which one a helper was there: functions.json of the reference, with 2.2 for its
 * `2.1/2.2`. Where Samba's tags show something else it stands beside.
 */
const LIFETIMES: readonly (readonly [since: string, before: string, names: string])[] = [
  ["1.0.30", "1.0.106", "ctdb_wait_directories"],
  ["1.0.30", "1.11", "ctdb_wait_command ctdb_wait_tcp_ports"],
  ["1.0.30", "4.3", "ctdb_check_rpc startstop_nfs startstop_nfslock"],
  ["1.0.30", "4.7", "ctdb_check_command"],
  ["1.0.30", "4.9", "loadconfig"],
  ["1.0.79", "1.11", "remove_ip"],
  ["1.0.92", "1.0.106", "ctdb_counter_limit"],
  ["1.0.106", "2.2", "ctdb_check_counter_limit"],
  ["1.0.106", "4.4", "ctdb_checkstatus ctdb_setstatus log_status_cat"],
  ["1.0.106", "4.7", "ctdb_service_start ctdb_service_stop ctdb_start_stop_service"],
  ["1.0.106", "4.9", "ctdb_compat_managed_service is_ctdb_managed_service"],
  ["1.0.114", "2.0", "setup_iface_ip_readd_script ipv4_maskbits_to_net_mask"],
  ["1.0.114", "2.0", "ipv4_host_addr_to_net_addr ipv4_is_valid_addr"],
  // The reference: before 4.3; it was backported.
  ["1.10", "4.2.2", "iptables"],
  ["1.11", "2.2", "ctdb_set_current_debuglevel ctdb_check_counter_equal"],
  ["1.11", "2.5", "ctdb_check_tcp_ports_ctdb ctdb_check_tcp_ports_netstat ctdb_check_tcp_ports_nmap"],
  ["1.11", "4.2", "ctdb_reconfigure_try_lock"],
  ["1.11", "4.3", "nfs_check_rpc_service"],
  ["1.11", "4.5", "ctdb_check_counter"],
  ["1.11", "4.6", "ctdb_service_check_reconfigure ctdb_replay_monitor_status"],
  ["1.11", "4.7", "debug ctdb_check_tcp_init _ctdb_check_tcp_common is_ctdb_previously_managed_service"],
  ["1.11", "4.7", "ctdb_service_managed ctdb_service_unmanaged _ctdb_managed_common"],
  ["1.11", "4.9", "_loadconfig ctdb_setup_service_state_dir"],
  ["2.0", "4.3", "startstop_ganesha"],
  ["2.2", "4.3", "nfs_check_rpc_services _nfs_check_rpc_common _nfs_check_rpc_action"],
  // The reference: before 4.3; it was backported.
  ["2.2", "4.2.2", "nfs_statd_update"],
  ["2.3", "4.3", "nfs_dump_some_threads"],
  ["2.4", "4.3", "_nfs_restart_rpc_service"],
  // The reference: in no release.
  ["4.2", "4.2.2", "ip6tables"],
  ["4.2.2", "4.3", "nfs_update_lock_info"],
  ["4.2", "4.6", "ctdb_reconfigure_take_lock ctdb_reconfigure_release_lock"],
  ["4.4", "4.9", "rewrite_ctdb_options"],
  // In no release: they came and left between two.
  [
    "4.3",
    "4.3",
    "nfs_check_rpc_action nfs_check_rpcinfo nfs_check_services nfs_check_service nfs_restart_service",
  ],
];

const VERSIONS = [
  ...["1.0.30", "1.0.68", "1.0.91", "1.0.105", "1.0.106", "1.0.108", "1.0.114", "1.10", "1.11", "1.13"],
  ...["2.0", "2.1", "2.2", "2.3", "2.4", "2.5", "4.2", "4.2.2", "4.3", "4.4", "4.5", "4.6", "4.7", "4.8"],
  ...["4.8.12", "4.9", "4.17", "4.20", "4.24", "4.25"],
];

interface Case {
  readonly title: string;
  readonly versions: readonly string[];
  /** Files below the base; executable where they begin with `#!`. */
  readonly files?: Readonly<Record<string, string>>;
  readonly event?: string;
  /** What the script does after sourcing `functions`. */
  readonly script: string;
  readonly output: readonly string[];
  readonly status?: number;
}

const lines = (...all: string[]): string => all.map((line) => `${line}\n`).join("");

const SERVICE = '#!/bin/sh\necho "service $*"\n';
const CONFIGURATION = {
  "etc/sysconfig/ctdb": "echo ctdb; WHO=ctdb\n",
  "etc/default/ctdb": "echo never\n",
  "ctdbd.conf": "echo ctdbd.conf; WHO=ctdbd.conf\n",
  "etc/default/web": "echo web; WHO=web\n",
  "sysconfig/web": "echo never\n",
  "sysconfig/own": "echo own\n",
};

const CASES: readonly Case[] = [
  {
    title: "loadconfig loads the one file, sysconfig before default before CTDB's own",
    versions: ["1.0.30", "1.0.105"],
    files: CONFIGURATION,
    script: "loadconfig ctdb; loadconfig web; loadconfig own; loadconfig none; echo $? $WHO",
    output: ["ctdb", "web", "own", "0 web"],
  },
  {
    title: "loadconfig loads ctdb first and then the service",
    versions: ["1.0.106", "1.0.114", "1.13", "2.4"],
    files: CONFIGURATION,
    script: "service_name=web; loadconfig; echo $WHO; loadconfig own",
    output: ["ctdb", "web", "web", "ctdb", "own"],
  },
  {
    title: "loadconfig loads ctdbd.conf after ctdb, and the service last",
    versions: ["2.5", "4.2", "4.8"],
    files: CONFIGURATION,
    script: "service_name=other; service_config=web; loadconfig; echo $WHO; unset service_config; loadconfig",
    output: ["ctdb", "ctdbd.conf", "web", "web", "ctdb", "ctdbd.conf"],
  },
  {
    title: "loadconfig ctdb loads nothing else, and from where CTDBD_CONF says",
    versions: ["4.8"],
    files: { ...CONFIGURATION, other: "echo other\n" },
    script: 'CTDBD_CONF="$CTDB_BASE/other"; loadconfig ctdb',
    output: ["ctdb", "other"],
  },
  {
    title: "loadconfig goes through a hook",
    versions: ["1.11", "4.8"],
    script: '_loadconfig() { echo "hook $*"; }; loadconfig web',
    output: ["hook web"],
  },
  {
    title: "databases in memory become options of a mount",
    versions: ["4.4", "4.8"],
    files: { "ctdbd.conf": "CTDB_DBDIR=tmpfs:size=1g\n" },
    script: 'loadconfig ctdb; echo "$CTDB_DBDIR $CTDB_DBDIR_TMPFS_OPTIONS"',
    output: ["/var/run/ctdb/CTDB_DBDIR mode=700,size=1g"],
  },
  {
    title: "CTDB_ETCDIR says where the system's files are",
    versions: ["1.11", "4.3"],
    files: { "other/sysconfig/ctdb": "echo other\n", "other/os-release": "ID=debian\n" },
    script: 'CTDB_ETCDIR="$CTDB_BASE/other"; . "$CTDB_BASE/functions"; loadconfig ctdb',
    output: ["other"],
  },
  {
    title: "a service is managed by CTDB_MANAGED_SERVICES or CTDB_MANAGES_*",
    versions: ["1.13", "2.5", "4.8"],
    script: `for service_name in samba winbind httpd apache2 nfs vsftpd; do
CTDB_MANAGED_SERVICES="vsftpd x-samba"; CTDB_MANAGES_SAMBA=no; CTDB_MANAGES_WINBIND=yes; CTDB_MANAGES_HTTPD=yes
is_ctdb_managed_service; echo "$service_name $? $CTDB_MANAGED_SERVICES"; done`,
    output: [
      "samba 1 vsftpd x-samba",
      "winbind 0 vsftpd x-samba winbind",
      "httpd 0 vsftpd x-samba httpd",
      "apache2 0 vsftpd x-samba apache2",
      "nfs 1 vsftpd x-samba",
      "vsftpd 0 vsftpd x-samba",
    ],
  },
  {
    title: "a service is managed by CTDB_MANAGES_*, but for winbind",
    versions: ["1.0.106", "1.10"],
    script: `for service_name in samba winbind apache2 nfs; do
CTDB_MANAGED_SERVICES=nfs; CTDB_MANAGES_SAMBA=yes; CTDB_MANAGES_WINBIND=yes; CTDB_MANAGES_HTTPD=yes
is_ctdb_managed_service; echo "$service_name $? $CTDB_MANAGED_SERVICES"; done`,
    output: ["samba 0 nfs", "winbind 1 nfs", "apache2 1 nfs", "nfs 0 nfs"],
  },
  {
    title: "is_ctdb_managed_service needs a name",
    versions: ["4.8"],
    script: "is_ctdb_managed_service 2>&1",
    output: ["INTERNAL ERROR: $service_name not set"],
    status: 1,
  },
  {
    title: "the service has the name of the script, unless an argument says otherwise",
    versions: ["1.11", "2.0"],
    files: { "bin/service": SERVICE },
    script:
      'echo "$service_name $event_name $service_fail_limit"; service_start; service_stop x; service_reconfigure; ctdb_service_managed x; is_ctdb_previously_managed_service; echo $?; is_ctdb_previously_managed_service x; echo $?',
    output: [
      "50.web monitor 1",
      "service 50.web start",
      "service x stop",
      "service 50.web restart",
      "1",
      "0",
    ],
  },
  {
    title: "a service has no name by itself, and arguments mean nothing",
    versions: ["2.2", "4.4"],
    files: { "bin/service": SERVICE },
    script: 'echo "$service_name $event_name"; service_name=web; service_start x; service_reconfigure',
    output: [" monitor", "service web start"],
  },
  {
    title: "services start and stop with what is managed, in monitor",
    versions: ["2.2", "4.6"],
    files: { "bin/service": SERVICE },
    script: `service_name=web; CTDB_SERVICE_AUTOSTARTSTOP=yes; background_with_logging() { "$@"; }
act() { (ctdb_start_stop_service; echo on); }
act; CTDB_MANAGED_SERVICES=web; act; act; CTDB_MANAGED_SERVICES=; act; event_name=startup; CTDB_MANAGED_SERVICES=web; act`,
    output: [
      "on",
      'Starting service "web" - now managed',
      "service web start",
      "on",
      'Stopping service "web" - no longer managed',
      "service web stop",
      "on",
    ],
  },
  {
    title: "only what is not managed can be started by hand",
    versions: ["4.4"],
    event: "service-start",
    files: { "bin/service": SERVICE },
    script:
      "service_name=web; (ctdb_start_stop_service); echo $?; CTDB_MANAGED_SERVICES=web; ctdb_start_stop_service; echo never",
    output: ["service web start", "0", "service-start event not permitted when service is managed"],
    status: 1,
  },
  {
    title: "services start and stop in any event, by commands in variables",
    versions: ["1.0.106", "1.10"],
    event: "startup",
    files: { "bin/service": SERVICE },
    script: `service_name=web; service_stop="echo my stop"; CTDB_MANAGES_HTTPD=no
act() { (ctdb_start_stop_service; echo on); }
act; CTDB_MANAGED_SERVICES=web; act; act; CTDB_MANAGED_SERVICES=; act
ctdb_service_set_reconfigure; ctdb_service_reconfigure; ctdb_service_needs_reconfigure; echo $?`,
    output: [
      "Starting service web",
      "service web start",
      "on",
      "Stopping service web",
      "my stop",
      "service web restart",
      "1",
    ],
  },
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
  {
    title: "an RPC program by number ends the script",
    versions: ["1.0.30", "1.10"],
    files: { "bin/rpcinfo": '#!/bin/sh\n[ "$3" = 100003 ]\n' },
    script: "ctdb_check_rpc NFS 100003 3; echo $?; ctdb_check_rpc mount 100005 1; echo never",
    output: ["0", "ERROR: mount not responding to rpc requests"],
    status: 1,
  },
  {
    title: "an RPC program by name",
    versions: ["2.4", "4.2"],
    files: { "bin/rpcinfo": '#!/bin/sh\n[ "$3" = nfs ] || { echo "no $*"; exit 1; }\n' },
    script:
      'ctdb_check_rpc nfs 3; echo $?; ctdb_check_rpc mountd 1; echo "$?: $ctdb_check_rpc_out" | tail -n 1',
    output: ["0", "ERROR: mountd failed RPC check:", "no -u 127.0.0.1 mountd 1", "no -u 127.0.0.1 mountd 1"],
  },
  {
    title: "RPC services: the first limit that is hit decides",
    versions: ["2.4", "4.2"],
    files: {
      "bin/rpcinfo": "#!/bin/sh\necho down; exit 1\n",
      "bin/rpc.mountd": '#!/bin/sh\necho "mountd $*"\n',
      "bin/killall": "#!/bin/sh\n",
    },
    script: `MOUNTD_PORT=597; check() { (nfs_check_rpc_service mountd -ge 3 "verbose unhealthy" -eq 2 restart); echo $?; }
check; check; check; nfs_check_rpc_service nosuch`,
    output: [
      "0",
      "Trying to restart mountd [rpc.mountd]",
      "mountd -p 597",
      "0",
      "ERROR: mountd failed RPC check:",
      "down",
      "1",
      'Internal error: unknown RPC program "nosuch".',
    ],
    status: 1,
  },
  {
    title: "RPC services: letters make a restart quieter",
    versions: ["1.11", "2.1"],
    files: {
      "bin/rpcinfo": "#!/bin/sh\nexit 1\n",
      "bin/rpc.mountd": '#!/bin/sh\necho "mountd $*"; echo "ran $*" >>"$CTDB_BASE/ran"\n',
      "bin/killall": "#!/bin/sh\n",
    },
    script: `MOUNTD_PORT=597; for how in restart restart:s restart:q; do nfs_check_rpc_service mountd -ge 1 $how; done
cat "$CTDB_BASE/ran"`,
    output: [
      ...["Trying to restart mountd [rpc.mountd -p 597]", "mountd -p 597"],
      "Trying to restart mountd [rpc.mountd -p 597]",
      ...["ran -p 597", "ran -p 597", "ran -p 597"],
    ],
  },
  {
    title: "RPC services: limits come from files",
    versions: ["2.2", "4.2"],
    files: {
      "bin/rpcinfo": '#!/bin/sh\ncase "$3" in nfs) ;; *) exit 1;; esac\n',
      "nfs-rpc-checks.d/20.nfsd.check": "-ge 1 unhealthy\n",
      "nfs-rpc-checks.d/40.mountd.check": "# comment\n-ge 2 verbose unhealthy\n",
      "nfs-rpc-checks.d/50.lockd.check.rpmsave": "-ge 1 unhealthy\n",
    },
    script: "nfs_check_rpc_services; echo $?; nfs_check_rpc_services",
    output: ["0", "ERROR: mountd failed RPC check:", ""],
    status: 1,
  },
  {
    title: "NFS is controlled as the platform does it",
    versions: ["2.4", "4.2"],
    files: {
      "bin/service": SERVICE,
      "bin/pkill": '#!/bin/sh\necho "pkill $*"\n',
      "etc/init.d/nfslock": "#!/bin/sh\n",
    },
    script: `set_proc() { echo "proc $*"; }; CTDB_NFS_DUMP_STUCK_THREADS=0
startstop_nfs start; startstop_nfs restart; startstop_nfslock restart; rm "$CTDB_SYS_ETCDIR/init.d/nfslock"; startstop_nfs stop`,
    output: [
      ...["service nfslock start", "service nfs start"],
      ...["proc fs/nfsd/threads 0", "pkill -9 nfsd", "service nfslock start", "service nfs start"],
      "service nfslock start",
      "Unknown platform. NFS is not supported with ctdb",
    ],
    status: 1,
  },
  {
    title: "stacks of nfsd's threads",
    versions: ["2.3", "4.2"],
    files: { "bin/pidof": "#!/bin/sh\necho 3 2 1\n" },
    script: 'get_proc() { echo "stack $1"; }; CTDB_NFS_DUMP_STUCK_THREADS=1; nfs_dump_some_threads',
    output: [
      ...["Stack trace for stuck nfsd thread [3]:", "stack 3/stack"],
      ...["Stack trace for stuck nfsd thread [2]:", "stack 2/stack"],
    ],
  },
  {
    title: "statd's callout is told now and then",
    versions: ["2.2", "4.2"],
    files: { "statd-callout": '#!/bin/sh\necho "$1" >>"$CTDB_BASE/told"\n' },
    script: `ctdb_setup_service_state_dir nfs; nfs_statd_update 600; wait; ls "$CTDB_BASE/told" 2>/dev/null
touch -t 200001010000 "$service_state_dir/update-trigger"; nfs_statd_update 600; nfs_statd_update 600; wait; sort "$CTDB_BASE/told"`,
    output: ["updatelocal", "updateremote"],
  },
  {
    title: "statd's callout is told",
    versions: ["4.2.2"],
    files: { "statd-callout": '#!/bin/sh\necho "$*"\n' },
    script: "nfs_update_lock_info",
    output: ["update"],
  },
  {
    title: "NFS-Ganesha is named after its file system",
    versions: ["2.0", "4.2"],
    files: { "bin/service": SERVICE },
    script: "CTDB_CLUSTER_FILESYSTEM_TYPE=gpfs; startstop_ganesha restart; startstop_ganesha status",
    output: ["service nfs-ganesha-gpfs restart"],
  },
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
  {
    title: "IPv4 addresses are checked and masked",
    versions: ["1.0.114", "1.13"],
    script: `for a in 10.0.0.1 255.255.255.255 10.0.0.256 10.0.0 10.0.0.1.1 x; do ipv4_is_valid_addr $a; echo $?; done
for b in 32 24 20 8 0; do ipv4_host_addr_to_net_addr 192.168.222.77 $b; ipv4_maskbits_to_net_mask $b; done`,
    output: [
      ...["0", "0", "1", "1", "1", "1"],
      ...["192.168.222.77", "255.255.255.255", "192.168.222.0", "255.255.255.0", "192.168.208.0"],
      ...["255.255.240.0", "192.0.0.0", "255.0.0.0", "0.0.0.0", "0.0.0.0"],
    ],
  },
  {
    title: "secondary addresses are put back, and scripts hear of it",
    versions: ["1.0.114", "1.13"],
    files: {
      "bin/ip": `#!/bin/sh
case "$*" in
*primary) echo "    inet 10.0.0.1/24 brd + scope global eth0";;
*secondary) printf "    inet 10.0.0.%s/24 secondary\\n" 2 3;;
"addr list dev eth0") echo "    inet 10.0.0.3/24";;
*) echo "ip $*";;
esac
`,
      readd: '#!/bin/sh\necho "again $*"\n',
    },
    script: `setup_iface_ip_readd_script eth0 10.0.0.2 24 "$CTDB_BASE/readd"; echo $?
setup_iface_ip_readd_script eth0 10.0.0.2 24 /none; echo $?
delete_ip_from_iface eth0 10.0.0.1 24 | sed "s|$CTDB_BASE|BASE|"; add_ip_to_iface eth0 10.0.0.2 24
delete_ip_from_iface eth0 10.0.0.1 24 | grep again`,
    output: [
      ...["0", "Script '/none' isn't executable", "1"],
      ...["ip addr del 10.0.0.1/24 dev eth0", "re-adding secondary address 10.0.0.2/24 to dev eth0"],
      ...["ip addr add 10.0.0.2/24 brd + dev eth0", "again eth0 10.0.0.2 24"],
      "call BASE/scripts/interface_modify/eth0.readd.d/10.0.0.2.24/readd 'eth0' '10.0.0.2' '24'",
      "kept secondary 10.0.0.3/24 on dev eth0",
      ...["ip link set eth0 up", "ip addr add 10.0.0.2/24 brd + dev eth0"],
    ],
    status: 1,
  },
  {
    title: "an address is removed by its prefix",
    versions: ["1.0.79", "1.10"],
    files: { "bin/ip": '#!/bin/sh\ncase "$*" in *list*) ;; *) echo "ip $*";; esac\n' },
    script: "remove_ip 10.0.0.1/24 eth0",
    output: ["ip addr del 10.0.0.1/24 dev eth0"],
  },
  {
    title: "iptables is a function that runs the command",
    versions: ["1.10", "4.2"],
    files: { "bin/iptables": '#!/bin/sh\necho "iptables $*"; exit 3\n' },
    script: "iptables -L; echo $?; iptables_wrapper inet -F; echo $?",
    output: ["iptables -L", "3", "iptables -F", "3"],
  },
  {
    title: "ip6tables is a function too",
    versions: ["4.2"],
    files: { "bin/ip6tables": '#!/bin/sh\necho "ip6tables $*"\n' },
    script: "ip6tables -L; iptables_wrapper inet6 -F",
    output: ["ip6tables -L", "ip6tables -F"],
  },
  {
    title: "connections are found with netstat and ended one by one",
    versions: ["2.2", "2.3"],
    files: {
      "bin/netstat":
        "#!/bin/sh\n[ -e \"$CTDB_BASE/gone\" ] || printf 'tcp 0 0 10.0.0.1:445 9.9.9.9:1 ESTABLISHED\\ntcp 0 0 10.0.0.1:2049 9.9.9.9:2 ESTABLISHED\\n'\n",
      "bin/ctdb": '#!/bin/sh\necho "$*" >>"$CTDB_BASE/asked"; touch "$CTDB_BASE/gone"\n',
    },
    script: 'kill_tcp_connections 10.0.0.1; cat "$CTDB_BASE/asked"',
    output: [
      ...["Killing TCP connection 9.9.9.9:1 10.0.0.1:445", "Killing TCP connection 9.9.9.9:2 10.0.0.1:2049"],
      "Killed 2 TCP connections to released IP 10.0.0.1",
      ...[
        "killtcp 9.9.9.9:1 10.0.0.1:445",
        "killtcp 9.9.9.9:2 10.0.0.1:2049",
        "killtcp 10.0.0.1:2049 9.9.9.9:2",
      ],
    ],
  },
  {
    title: "connections are ended in one go",
    versions: ["2.4", "4.4"],
    files: {
      "bin/netstat":
        "#!/bin/sh\n[ -e \"$CTDB_BASE/gone\" ] || echo 'tcp 0 0 ::ffff:10.0.0.1:80 9.9.9.9:1 ESTABLISHED'\n",
      "bin/ctdb": '#!/bin/sh\necho "$*"; cat; touch "$CTDB_BASE/gone"\n',
    },
    script: "kill_tcp_connections_local_only 10.0.0.1",
    output: [
      ...["Killing TCP connection 9.9.9.9:1 ::ffff:10.0.0.1:80", "killtcp", "9.9.9.9:1 ::ffff:10.0.0.1:80"],
      "Killed 1 TCP connections to released IP 10.0.0.1",
    ],
  },
  {
    title: "die speaks on standard output",
    versions: ["2.0", "4.4"],
    script: "die gone 3",
    output: ["gone"],
    status: 3,
  },
  {
    title: "logs go where CTDB_LOGFILE says",
    versions: ["2.0", "4.2"],
    script:
      'CTDB_LOGFILE="$CTDB_BASE/log"; script_log tag some text; echo input | script_log tag; cat "$CTDB_LOGFILE"',
    output: ["some text", "input"],
  },
  {
    title: "public addresses are in the file that CTDB_PUBLIC_ADDRESSES names, if any",
    versions: ["2.1", "4.8"],
    files: { public_addresses: "10.0.0.9/24 eth0\n", mine: "10.0.0.1/24 eth0\n" },
    script:
      'drop_ip() { echo "$1"; }; drop_all_public_ips; CTDB_PUBLIC_ADDRESSES="$CTDB_BASE/mine"; drop_all_public_ips',
    output: ["10.0.0.1/24"],
  },
  {
    title: "ip_maskbits_iface says the family too",
    versions: ["4.2", "4.4"],
    files: {
      "bin/ip":
        '#!/bin/sh\ncase "$*" in *10.0.0.1) echo "eth0 UP 10.0.0.1/24 ";; *fd00::1) echo "eth1 UP fd00::1/64";; esac\n',
    },
    script: "ip_maskbits_iface 10.0.0.1; ip_maskbits_iface fd00::1; ip_maskbits_iface 9.9.9.9",
    output: ["24 eth0 inet", "64 eth1 inet6"],
  },
  {
    title: "the number of the node is in a variable",
    versions: ["4.3", "4.4"],
    files: { "bin/ctdb": "#!/bin/sh\necho PNN:2\n" },
    script: 'ctdb_get_pnn; echo "$pnn"',
    output: ["2"],
  },
  {
    title: "an init style from the configuration is kept",
    versions: ["1.0.91", "4.24"],
    script: 'CTDB_INIT_STYLE=suse; detect_init_style; echo "$CTDB_INIT_STYLE"',
    output: ["suse"],
  },
  {
    title: "a warning is given each time",
    versions: ["4.20", "4.24"],
    script: "ctdb_setup_state_dir service web; failcount_incr a 1 why; failcount_incr a 1 why",
    output: ["WARNING: a: fail count 1 >= threshold 1", "why", "WARNING: a: fail count 2 >= threshold 1"],
  },
];

/** Those that are sourced in each shell, which takes longer than to read them. */
const SOURCED = ["1.0.30", "1.0.106", "1.0.114", "1.13", "2.1", "2.5", "4.2", "4.8", "4.9", "4.17", "4.24"];

const release = (text: string): number[] => text.split(".").map(Number);
const filesFor = (version: string) => helperFilesFor(release(version));
const definedIn = (source: string): string[] =>
  [...readFileSync(join(KIT, source), "utf8").matchAll(/^(\w+)\(\)$/gm)].flatMap(([, name]) => name ?? []);

function isBefore(a: string, b: string): boolean {
  const pad = (text: string) =>
    text
      .split(".")
      .map((part) => part.padStart(4, "0"))
      .join(".");
  return pad(a) < pad(b);
}

function removedHelpersOf(version: string): string[] {
  return LIFETIMES.filter(([since, before]) => !isBefore(version, since) && isBefore(version, before))
    .flatMap(([, , names]) => names.split(" "))
    .sort();
}

function isOldName(name: string): boolean {
  return LIFETIMES.some(([, , names]) => names.split(" ").includes(name));
}

describe("the files of helpers for a release", () => {
  it("are all those of current Samba, in their order, and the older ones behind them", () => {
    const current = readdirSync(join(KIT, "functions.d")).sort();
    for (const version of VERSIONS) {
      const files = filesFor(version);
      const names = files.map(({ name }) => name);
      assert.deepEqual(names.slice(0, current.length), current);
      assert.deepEqual(names, [...names].sort(), version);
      assert.deepEqual(
        names,
        [...names].sort((a, b) => a.localeCompare(b, "en")),
        version,
      );
    }
  });

  it("cover all that olderFunctions holds", () => {
    const used = new Set(VERSIONS.flatMap((version) => filesFor(version).map(({ source }) => source)));
    const there = readdirSync(join(KIT, "olderFunctions")).map((name) => `olderFunctions/${name}`);
    assert.deepEqual([...used].filter((source) => source.startsWith("older")).sort(), there.sort());
  });

  for (const version of VERSIONS) {
    it(`define for ${version} the removed helpers that it had, each once`, () => {
      const older = filesFor(version).filter(({ source }) => source.startsWith("olderFunctions/"));
      const defined = older.flatMap(({ source }) => definedIn(source)).sort();
      assert.deepEqual(defined, [...new Set(defined)]);
      assert.deepEqual(defined.filter(isOldName), removedHelpersOf(version));
    });
  }

  it("are only those of current Samba from 4.25 on", () => {
    assert.ok(filesFor("4.25").every(({ source }) => source.startsWith("functions.d/")));
  });
});

for (const [shell, ...options] of SHELLS) {
  describe(`the kit's helper functions of older releases in ${shell}`, () => {
    let base: string;
    before(function () {
      if (spawnSync(shell, ["-c", ":"]).status !== 0) {
        skipBecause(this, `${shell} is not installed`);
      }
    });
    beforeEach(() => {
      base = mkdtempSync(join(tmpdir(), "ctdb-events-older-"));
    });
    afterEach(() => rmSync(base, { recursive: true }));

    it("parse", () => {
      for (const file of readdirSync(join(KIT, "olderFunctions"))) {
        const end = spawnSync(shell, [...options, "-n", join(KIT, "olderFunctions", file)]);
        assert.deepEqual([end.stderr.toString(), end.status], ["", 0], file);
      }
    });

    for (const version of SOURCED) {
      it(`can be sourced for ${version} under set -eu, and are what the release had`, () => {
        layOut(base, version, {});
        const names = LIFETIMES.map(([, , some]) => some).join(" ");
        const script = `set -eu; . "$CTDB_BASE/functions"; set +eu
for f in ${names}; do case "$(command -v $f)" in "$f") echo "$f";; esac; done`;
        const end = run(base, [shell, ...options], script);
        assert.deepEqual([end.stderr, end.status], ["", 0]);
        assert.deepEqual(end.stdout.split("\n").filter(Boolean).sort(), removedHelpersOf(version));
      });
    }

    for (const { title, versions, files = {}, event = "monitor", script, output, status = 0 } of CASES) {
      for (const version of versions) {
        it(`${version}: ${title}`, () => {
          layOut(base, version, files);
          const end = run(base, [shell, ...options], `. "$CTDB_BASE/functions"\n${script}`, event);
          assert.deepEqual([end.stdout, end.stderr, end.status], [lines(...output), "", status]);
        });
      }
    }
  });
}

/** Lays out a CTDB_BASE for the release, with files of the test; executable where they begin with `#!`. */
function layOut(base: string, version: string, files: Readonly<Record<string, string>>): void {
  for (const folder of ["functions.d", "bin", "etc/init.d", "scripts", "helpers", "events.d"]) {
    mkdirSync(join(base, folder), { recursive: true });
  }
  copyFileSync(join(KIT, "functions"), join(base, "functions"));
  for (const { source, name } of filesFor(version)) {
    copyFileSync(join(KIT, source), join(base, "functions.d", name));
  }
  for (const [name, text] of Object.entries({ "etc/os-release": "ID=debian\n", ...files })) {
    const path = join(base, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    chmodSync(path, text.startsWith("#!") ? 0o755 : 0o644);
  }
}

function run(base: string, [shell = "sh", ...options]: readonly string[], script: string, event = "monitor") {
  const path = join(base, "events.d/50.web");
  writeFileSync(path, `${script}\n`);
  return spawnSync(shell, [...options, path, event], {
    encoding: "utf8",
    env: {
      PATH: `${base}/bin:${process.env.PATH ?? "/usr/bin:/bin"}`,
      CTDB_BASE: base,
      CTDB_SYS_ETCDIR: join(base, "etc"),
      CTDB_SCRIPT_VARDIR: join(base, "scripts"),
      CTDB_HELPER_BINDIR: join(base, "helpers"),
    },
  });
}
