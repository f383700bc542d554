import type { HelperCase } from "./helperCase.ts";

/** Addresses, packet filters and connections, and what is left. */
export const NETWORK_CASES: readonly HelperCase[] = [
  {
    title: "an address that cannot be removed is named without its bits",
    versions: ["4.2", "4.17", "4.24"],
    files: { "bin/ip": "#!/bin/sh\nexit 2\n" },
    script: `set_proc() { :; }
delete_ip_from_iface eth0 10.0.0.1 24; echo $?`,
    output: ["Failed to del 10.0.0.1 on dev eth0", "1"],
  },
  {
    title: "a tickle is announced without a connection, too",
    versions: ["4.8", "4.17", "4.20"],
    files: { "bin/ss": "#!/bin/sh\n", "bin/ctdb": '#!/bin/sh\necho "$*:"; cat\n' },
    script: "tickle_tcp_connections 10.0.0.1",
    output: ["Tickle TCP connection  ", "tickle:", ""],
  },
  {
    title: "a tickle is not announced without a connection",
    versions: ["4.24"],
    files: { "bin/ss": "#!/bin/sh\n", "bin/ctdb": '#!/bin/sh\necho "$*:"; cat\n' },
    script: "tickle_tcp_connections 10.0.0.1",
    output: [],
  },
  {
    title: "interface_get_real reads what ip shows",
    versions: ["4.4", "4.17"],
    script: `interface_get_real '5: eth0.7@eth0: <UP> mtu 1500'; interface_get_real '5: eth0.7: <UP>'
interface_get_real '5: eth0: <UP>'`,
    output: ["eth0", "eth0", "eth0"],
  },
  {
    title: "interface_get_real takes a name",
    versions: ["4.20", "4.24"],
    script: "interface_get_real eth0.7@eth0; interface_get_real eth0.7",
    output: ["eth0", "eth0.7"],
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
