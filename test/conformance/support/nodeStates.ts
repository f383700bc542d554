/** States of a node that helper functions look at, as stub commands that stand before the real ones. */
export interface NodeState {
  readonly title: string;
  /** Text of the commands, by name. */
  readonly commands: Readonly<Record<string, string>>;
}

const CONNECTIONS = ["10.0.0.31:445 10.0.0.5:1111", "10.0.0.31:2049 10.0.0.6:2222"];

interface Seen {
  readonly link: boolean;
  readonly ports: boolean;
  readonly connections: readonly string[];
}

const HEADER = "Recv-Q Send-Q Local Address:Port Peer Address:Port Process";

function commands({ link, ports, connections }: Seen): NodeState["commands"] {
  return {
    ethtool: `echo "	Link detected: ${link ? "yes" : "no"}"`,
    // -H leaves the header out: CTDB 4.17 reads over it, current Samba asks for none.
    ss: `case "$*" in *H*) ;; *) echo "${HEADER}" ;; esac
case "$*" in
*"src /"*) ${ports ? "echo u_str LISTEN 0 5 /run/clamd.socket 1 \\* 0" : ":"} ;;
*2049*) printf '0 0 %s %s\\n' ${connections.filter((each) => each.includes(":2049")).join(" ")} ;;
*) printf '0 0 %s %s\\n' ${connections.join(" ")} ;;
esac | sed '/^0 0 *$/d'`,
    // What it is told on its standard input becomes visible as output.
    ctdb: `while [ "\${1#-}" != "$1" ]; do shift; done
case "$1" in
pnn) echo 0 ;;
ip) printf '|Public IP|Node|\\n|10.0.0.31|0|\\n|10.0.0.32|1|\\n' ;;
ifaces) printf '|Name|LinkStatus|References|\\n|eth0|1|1|\\n' ;;
nodestatus) printf '|Node|IP|Disconnected|Unknown|Banned|Disabled|Unhealthy|Stopped|Inactive|PartiallyOnline|ThisNode|\\n|0|10.1.0.1|0|0|0|0|0|0|0|0|Y|\\n' ;;
checktcpport) exit ${ports ? "98" : "0"} ;;
gettickles) printf '|Source|Port|Destination|Port|\\n|10.0.0.7|4444|10.0.0.31|2049|\\n' ;;
tickle | addtickle | deltickle) sort | sed "s/^/$1: /" ;;
esac`,
    ctdb_killtcp: `sed '/^$/d' | sort | sed "s/^/reset on $1: /"`,
    pidof: "exit 1",
  };
}

export const NODE_STATES: readonly NodeState[] = [
  { title: "bare", commands: {} },
  {
    title: "healthy, with clients",
    commands: commands({ link: true, ports: true, connections: CONNECTIONS }),
  },
  {
    title: "failing, without clients",
    commands: commands({ link: false, ports: false, connections: [] }),
  },
];
