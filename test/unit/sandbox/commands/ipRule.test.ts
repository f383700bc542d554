import type { StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";
import { makeNetworkNode, replay } from "../../../support/transcript.ts";

describe("stub command ipRule", () => {
  const site = useTemporaryDirectory();
  const node = (): StubNode => makeNetworkNode(site.current);

  it("adds, shows and deletes rules", () => {
    replay(
      node(),
      `
$ ip rule add from 10.0.0.31 pref 100 table 1234
$ ip rule add to 1.2.3.4 iif eth0 fwmark 0x1 lookup 77
$ ip rule show
0:	from all lookup local
99:	from all to 1.2.3.4 fwmark 0x1 iif eth0 lookup 77
100:	from 10.0.0.31 lookup 1234
32766:	from all lookup main
32767:	from all lookup default
$ ip -j rule
[{"priority":0,"src":"all","table":"local"},{"priority":99,"src":"all","dst":"1.2.3.4","fwmark":"0x1","iif":"eth0","table":"77"},{"priority":100,"src":"10.0.0.31","table":"1234"},{"priority":32766,"src":"all","table":"main"},{"priority":32767,"src":"all","table":"default"}]
$ ip rule show pref 100
100:	from 10.0.0.31 lookup 1234
$ table rules
ip4 0 from all lookup local
ip4 99 from all to 1.2.3.4 fwmark 0x1 iif eth0 lookup 77
ip4 100 from 10.0.0.31 lookup 1234
ip4 32766 from all lookup main
ip4 32767 from all lookup default
$ ip rule add from 10.0.0.31 pref 100 table 1234
! RTNETLINK answers: File exists
= 2
$ ip rule del from 10.0.0.31 pref 100 table 1234
$ ip rule del from 10.0.0.31 pref 100 table 1234
! RTNETLINK answers: No such file or directory
= 2
$ ip -6 rule
0:	from all lookup local
32766:	from all lookup main
$ ip rule flush
$ ip rule
0:	from all lookup local
`,
    );
  });

  it("says what is wrong as ip does", () => {
    replay(
      node(),
      `
$ ip rule add
! "ip rule add" requires arguments.
= 1
$ ip rule add table foo
! Error: argument "foo" is wrong: invalid table ID
! 
= 255
$ ip rule add foo
! Error: argument "foo" is wrong: Failed to parse rule type
= 255
$ ip rule add from 10.0.0.500
! Error: any valid prefix is expected rather than "10.0.0.500".
= 1
$ ip rule add tos 4 table 7
! ctdb-events: not simulated: ip rule add tos 4 table 7 (tos)
= 2
`,
    );
  });

  it("keeps neighbours", () => {
    replay(
      node(),
      `
$ ip neigh add 10.0.0.5 lladdr 00:11:22:33:44:55 dev eth0
$ ip neigh add 10.0.0.6 lladdr 00:11:22:33:44:66 dev eth0 nud reachable
$ ip neigh add 10.0.0.5 lladdr 00:11:22:33:44:55 dev eth0
! RTNETLINK answers: File exists
= 2
$ ip neigh
10.0.0.5 dev eth0 lladdr 00:11:22:33:44:55 PERMANENT 
10.0.0.6 dev eth0 lladdr 00:11:22:33:44:66 REACHABLE 
$ ip neigh show dev eth0
10.0.0.5 lladdr 00:11:22:33:44:55 PERMANENT 
10.0.0.6 lladdr 00:11:22:33:44:66 REACHABLE 
$ ip -j neigh show 10.0.0.5
[{"dst":"10.0.0.5","dev":"eth0","lladdr":"00:11:22:33:44:55","state":["PERMANENT"]}]
$ ip neigh flush dev eth0
$ table neighbours
10.0.0.5 eth0 00:11:22:33:44:55 PERMANENT
$ ip neigh del 10.0.0.5 dev eth0
$ ip neigh del 10.0.0.5 dev eth0
! RTNETLINK answers: No such file or directory
= 2
$ ip neigh flush
! Flush requires arguments.
= 1
`,
    );
  });
});
