import type { StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";
import { makeNetworkNode, replay } from "../../../support/transcript.ts";

describe("stub command ipvsadm", () => {
  const site = useTemporaryDirectory();
  const node = (): StubNode => makeNetworkNode(site.current);

  it("keeps virtual servers as 91.lvs makes them", () => {
    replay(
      node(),
      `
$ ipvsadm -A -t 10.0.0.31 -p 1999999 -s lc
$ ipvsadm -A -u 10.0.0.31 -p 1999999 -s lc
$ ipvsadm -a -t 10.0.0.31 -r 10.0.0.12 -g
$ ipvsadm -a -t 10.0.0.31 -r 127.0.0.1
$ ipvsadm -L -n
IP Virtual Server version 1.2.1 (size=4096)
Prot LocalAddress:Port Scheduler Flags
  -> RemoteAddress:Port           Forward Weight ActiveConn InActConn
TCP  10.0.0.31:0 lc persistent 1999999
  -> 10.0.0.12:0                  Route   1      0          0         
  -> 127.0.0.1:0                  Local   1      0          0         
UDP  10.0.0.31:0 lc persistent 1999999
$ ipvsadm -S -n
-A -t 10.0.0.31:0 -s lc -p 1999999
-a -t 10.0.0.31:0 -r 10.0.0.12:0 -g -w 1
-a -t 10.0.0.31:0 -r 127.0.0.1:0 -g -w 1
-A -u 10.0.0.31:0 -s lc -p 1999999
$ table virtual_servers
tcp:10.0.0.31:0 - -s lc -p 1999999
udp:10.0.0.31:0 - -s lc -p 1999999
tcp:10.0.0.31:0 10.0.0.12:0 -g -w 1
tcp:10.0.0.31:0 127.0.0.1:0 -g -w 1
$ ipvsadm -d -t 10.0.0.31 -r 10.0.0.12
$ ipvsadm -D -t 10.0.0.31
$ ipvsadm -D -t 10.0.0.31
! No such service
= 255
$ table virtual_servers
udp:10.0.0.31:0 - -s lc -p 1999999
$ ipvsadm -C
$ table virtual_servers
`,
    );
  });

  it("says what is wrong as ipvsadm does", () => {
    replay(
      node(),
      `
$ ipvsadm -a -t 10.0.0.31:80 -r 10.0.0.12
! Service not defined
= 255
$ ipvsadm -A
! You need to supply the 'service' option for the 'add-service' command
= 2
$ ipvsadm -A -t 10.0.0.31 -s foo
! Scheduler or persistence engine not found
= 255
$ ipvsadm --set 1 2 3
! ctdb-events: not simulated: ipvsadm --set 1 2 3
= 1
`,
    );
  });
});
