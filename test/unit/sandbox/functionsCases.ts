/** A script that uses helper functions and what it prints. */
export interface FunctionsCase {
  readonly title: string;
  /** Files below the base; executable where they begin with `#!`. */
  readonly files?: Readonly<Record<string, string>>;
  /** What the script does after sourcing `functions`. */
  readonly script: string;
  readonly output: string;
  readonly status?: number;
}

const lines = (...all: string[]): string => all.map((line) => `${line}\n`).join("");
const STATE = "ctdb_setup_state_dir service web";

export const FUNCTIONS_CASES: readonly FunctionsCase[] = [
  {
    title: "die says why on standard error and ends the script with the status asked for",
    script: "(die gone 3) 2>/dev/null; echo $?; die 'no  such thing' 2>&1; echo never",
    output: lines("3", "no  such thing"),
    status: 1,
  },
  {
    title: "variables are set, and those that a test presets are kept",
    script:
      'echo "$script_name $CTDB $CTDB_VARDIR"; [ "$CTDB_SCRIPT_VARDIR" = "$CTDB_BASE/scripts" ] && echo kept',
    output: lines("50.web.script ctdb /var/lib/ctdb", "kept"),
  },
  {
    title: "site code is sourced last, in order, where it is executable",
    files: {
      "rc.local": "#!/bin/sh\necho local; die() { echo mine; }\n",
      "rc.local.d/b": "#!/bin/sh\necho b\n",
      "rc.local.d/a": "#!/bin/sh\necho a\n",
      "rc.local.d/c": "echo not executable\n",
    },
    script: "die x",
    output: lines("local", "a", "b", "mine"),
  },
  {
    title: "options for all scripts come first, those of the script win",
    files: {
      "script.options": "A=all; B=all\n",
      "events/legacy/50.web.options": "B=mine\n",
      "events/legacy/60.nfs.options": "B=nfs\n",
    },
    script: 'load_script_options; echo "$A $B"; load_script_options service 60.nfs; echo "$B"',
    output: lines("all mine", "nfs"),
  },
  {
    title: "options of half a script are a mistake",
    script: "load_script_options service 2>&1",
    output: lines("usage: load_script_options [ component script ]"),
    status: 1,
  },
  {
    title: "system configuration: sysconfig before default, and only the first name found",
    files: {
      "etc/sysconfig/b": "echo sysconfig b\n",
      "etc/default/b": "echo no\n",
      "etc/default/c": "echo no\n",
    },
    script: "load_system_config a b c; echo $?; load_system_config z; echo $?",
    output: lines("sysconfig b", "0", "0"),
  },
  {
    title: "a counter counts, by name, and starts at nothing",
    script: `${STATE}; ctdb_counter_exists; echo $?; ctdb_counter_get
ctdb_counter_incr; ctdb_counter_incr; ctdb_counter_get; ctdb_counter_get other
ctdb_counter_init; ctdb_counter_get; ctdb_counter_exists; echo $?`,
    output: lines("1", "0", "2", "0", "0", "0"),
  },
  {
    title: "a counter needs a state directory",
    script: "ctdb_counter_incr 2>&1",
    output: lines("ctdb_counter_* functions need ctdb_setup_state_dir()"),
    status: 1,
  },
  {
    title: "failures: a warning from WARN on, the end at ERROR, the output once each",
    script: `${STATE}; for _ in 1 2 3 4 5; do (failcount_incr "disk /a b" 2:4 why); echo $?; done; failcount_reset "disk /a b"`,
    output: lines(
      "0",
      "WARNING: disk /a b: fail count 2 >= threshold 2",
      "why",
      "0",
      "WARNING: disk /a b: fail count 3 >= threshold 2",
      "0",
      "ERROR: disk /a b: fail count 4 >= threshold 4",
      "why",
      "1",
      "ERROR: disk /a b: fail count 5 >= threshold 4",
      "1",
      "NOTICE: disk /a b: no longer failing",
    ),
  },
  {
    title: "failures without ERROR: one warning per interval",
    script: `${STATE}; failcount_incr a 1 why; failcount_incr a 1 why
touch -t 200001010000 "$script_state_dir/a.last-warning"; failcount_incr a 1 again
failcount_set_warning_interval none; failcount_incr a 1 why`,
    output: lines(
      "WARNING: a: fail count 1 >= threshold 1",
      "why",
      "WARNING: a: fail count 3 >= threshold 1",
      "again",
      "WARNING: a: fail count 4 >= threshold 1",
    ),
  },
  {
    title: "failures: a threshold that is no number is told and does not count",
    script: `${STATE}; failcount_incr a x:2 why; (failcount_incr a 3:y why); echo $?`,
    output: lines(
      'WARNING: x is an invalid threshold in "a" check',
      "WARNING: a: fail count 1 >= threshold 0",
      'WARNING: y is an invalid threshold in "a" check',
      "0",
    ),
  },
  {
    title: "warning intervals: words and up to four digits, anything else leaves the last",
    script:
      'for i in none hourly daily 5 10000 x -1 ""; do failcount_set_warning_interval "$i"; echo "$failcount_interval"; done',
    output: lines("", "3600", "86400", "5", "5", "5", "5", "5"),
  },
  {
    title: "arguments of events are counted",
    script:
      "ctdb_check_args takeip eth0 10.0.0.1 24; echo $?; ctdb_check_args monitor; ctdb_check_args updateip a b c",
    output: lines("0", "ERROR: must supply old interface, new interface, IP and maskbits"),
    status: 1,
  },
  {
    title: "reconfiguration: a flag that is cleared by the act, and the counter with it",
    script: `${STATE}; service_name=web; service_reconfigure() { echo now; }; ctdb_counter_incr
ctdb_service_needs_reconfigure; echo $?; ctdb_service_set_reconfigure; ctdb_service_needs_reconfigure; echo $?
ctdb_service_reconfigure; ctdb_service_needs_reconfigure; echo $?; ctdb_counter_get`,
    output: lines("1", "0", 'Reconfiguring service "web"...', "now", "1", "0"),
  },
  {
    title: "directories: patterns of Samba are passed over, the first that is missing ends the script",
    script: `service_name=samba; printf '%s\\n' / '' /none/%U | ctdb_check_directories; echo $?
printf '%s\\n' / '/no such' /none | ctdb_check_directories; exit $?`,
    output: lines("0", 'ERROR: samba directory "/no such" not available'),
    status: 1,
  },
  {
    title: "TCP ports: only EADDRINUSE says that somebody listens",
    files: {
      "bin/ctdb": '#!/bin/sh\ncase "$2" in 445) exit 98;; 139) exit 0;; *) echo strange; exit 13;; esac\n',
    },
    script: `service_name=samba; ctdb_check_tcp_ports 445; echo $?; ctdb_check_tcp_ports 445 139; echo $?
ctdb_check_tcp_ports 7; echo $?`,
    output: lines(
      "0",
      "samba not listening on TCP port 139",
      "1",
      'unexpected error (13) running "ctdb checktcpport 7"',
      "strange",
      "13",
    ),
  },
  {
    title: "Unix sockets: whatever ss lists for the path listens",
    files: { "bin/ss": '#!/bin/sh\ncase "$*" in *"src /run/there") echo line;; esac\n' },
    script: `service_name=clamd; ctdb_check_unix_socket /run/there; echo $?; ctdb_check_unix_socket /run/not; echo $?`,
    output: lines("0", "ERROR: clamd not listening on /run/not", "1"),
  },
  {
    title: "an address: its bits and its interface without the parent, nothing where nobody has it",
    files: {
      "bin/ip":
        '#!/bin/sh\ncase "$*" in *10.0.0.1) echo "eth0.5@eth0 UP 10.0.0.1/24 ";; *fd00::1) echo "eth1 UP fd00::1/64";; esac\n',
    },
    script: "ip_maskbits_iface 10.0.0.1; ip_prefix_iface fd00::1; ip_maskbits_iface 9.9.9.9; echo $?",
    output: lines("24 eth0.5", "fd00::1/64 eth1", "0"),
  },
  {
    title: "interfaces: the parent of a VLAN is the real one",
    script: "interface_get_real eth0; interface_get_real eth0.5@eth0",
    output: lines("eth0", "eth0"),
  },
  {
    title: "public interfaces: from public_addresses and ctdbd, each once",
    files: {
      public_addresses: "# comment eth9\n10.0.0.1/24 eth1,eth0\n10.0.0.2/24\teth0\n",
      "bin/ctdb": "#!/bin/sh\nprintf '|Name|LinkStatus|References|\\n|eth2|1|1|\\n|eth0|1|1|\\n'\n",
    },
    script: "have_public_addresses && get_public_ifaces && echo $public_ifaces",
    output: lines("eth0 eth1 eth2"),
  },
  {
    title: "addresses held here: taken, released, and what ctdbd says in the end",
    files: {
      "bin/ctdb":
        "#!/bin/sh\ncase $* in pnn) echo 1;; *) printf '|Public IP|Node|\\n|10.0.0.7|1|\\n|10.0.0.8|0|\\n';; esac\n",
    },
    script: `show() { echo $(cat "$CTDB_MY_PUBLIC_IPS_CACHE"); }
for ip in 10.0.0.1 10.0.0.11; do update_my_public_ip_addresses takeip $ip; done; show
update_my_public_ip_addresses releaseip 10.0.0.1; show; update_my_public_ip_addresses ipreallocated; show`,
    output: lines("10.0.0.1 10.0.0.11", "10.0.0.11", "10.0.0.7"),
  },
  {
    title: "the node is asked for its number once",
    files: { "bin/ctdb": '#!/bin/sh\necho asked >>"$CTDB_BASE/asked"; echo 2\n' },
    script: 'ctdb_get_pnn; ctdb_get_pnn; cat "$CTDB_BASE/asked"',
    output: lines("2", "2", "asked"),
  },
  {
    title: "connections are reset on both sides, those of SMB only on the client's",
    files: {
      "bin/ss":
        '#!/bin/sh\n[ -e "$CTDB_BASE/gone" ] || printf "0 0 10.0.0.1:445 9.9.9.9:1\\n0 0 10.0.0.1:2049 9.9.9.9:2\\n"\n',
      "helpers/ctdb_killtcp": '#!/bin/sh\nsed "s/^/$1 /"; touch "$CTDB_BASE/gone"\n',
    },
    script: "kill_tcp_connections eth0 10.0.0.1; kill_tcp_connections eth0 10.0.0.1",
    output: lines(
      "eth0 9.9.9.9:1 10.0.0.1:445",
      "eth0 9.9.9.9:2 10.0.0.1:2049",
      "eth0 10.0.0.1:2049 9.9.9.9:2",
      "Killed 2/2 TCP connections to released IP 10.0.0.1",
    ),
  },
  {
    title: "services are controlled by the command that PATH gives, nicely if asked",
    files: { "bin/service": '#!/bin/sh\necho "$1 $2 $(nice)"; exit 4\n' },
    script: `service_name=web; service_start; echo $?; nice_service web stop; service "" start; echo $?`,
    output: lines("web start 0", "4", "web stop 10", "0"),
  },
  {
    title: "the platform comes from os-release",
    script: `for id in 'ID=ubuntu' 'ID="sles"' 'ID=rocky\nID_LIKE="rhel centos fedora"' 'ID=arch' ''; do
printf "$id\\n" >"$CTDB_SYS_ETCDIR/os-release"; detect_platform_style 2>&1; echo "$CTDB_PLATFORM_STYLE"; done
detect_init_style; echo "$CTDB_INIT_STYLE"`,
    output: lines("debian", "suse", "redhat", "arch", "WARNING: unknown platform", "unknown", "unknown"),
  },
  {
    title: "logs go where CTDB_LOGGING says: here to standard error, from the background too",
    script: `CTDB_LOGGING=file:; script_log tag some text 2>&1; echo input | script_log tag 2>&1
{ background_with_logging sh -c 'echo out; echo err >&2'; wait; } 2>&1 | sort`,
    output: lines("some text", "input", "err", "out"),
  },
  {
    title: "an NFS callout is run for the operations it registered, and asked again when it is another",
    files: {
      one: '#!/bin/sh\ncase $1 in register) echo takeip;; *) echo "one $*"; exit 5;; esac\n',
      two: '#!/bin/sh\ncase $1 in register) ;; *) echo "two $*";; esac\n',
    },
    script: `CTDB_NFS_CALLOUT="$CTDB_BASE/one"; nfs_callout_init "$CTDB_SCRIPT_VARDIR/nfs"
nfs_callout takeip eth0; echo $?; nfs_callout monitor-pre; echo $?; CTDB_NFS_CALLOUT="$CTDB_BASE/two"; nfs_callout monitor-pre`,
    output: lines("one takeip eth0", "5", "0", "two monitor-pre"),
  },
  {
    title: "the variables of a script are its own",
    script: `_ip=mine _iface=mine _count=mine _pid=mine; ${STATE}; ctdb_counter_incr; interface_get_real eth0
load_script_options; echo "$_ip $_iface $_count $_pid"`,
    output: lines("eth0", "mine mine mine mine"),
  },
];
