import type { StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";
import { makeNetworkNode, replay } from "../../../support/transcript.ts";

const TABLES = {
  ports: [
    "PROTOCOL ADDRESS PORT SERVICE",
    "tcp 0.0.0.0 2049 nfs",
    "tcp * 445 smbd",
    "tcp ::1 22 -",
    "udp 0.0.0.0 137 -",
    "unix /run/winbindd/pipe - -",
  ],
  connections: [
    "LOCAL REMOTE STATE",
    "10.0.0.31:2049 10.0.9.1:50076 ESTAB",
    "[fd00::31]:445 [fd00::99]:33398 ESTAB",
  ],
};

describe("stub command netstat", () => {
  const site = useTemporaryDirectory();
  const node = (): StubNode => makeNetworkNode(site.current, TABLES);

  it("shows sockets", () => {
    replay(
      node(),
      `
$ netstat -tn
Active Internet connections (w/o servers)
Proto Recv-Q Send-Q Local Address           Foreign Address         State      
tcp        0      0 10.0.0.31:2049          10.0.9.1:50076          ESTABLISHED
tcp6       0      0 fd00::31:445            fd00::99:33398          ESTABLISHED
$ netstat -tln
Active Internet connections (only servers)
Proto Recv-Q Send-Q Local Address           Foreign Address         State      
tcp        0      0 0.0.0.0:2049            0.0.0.0:*               LISTEN     
tcp6       0      0 ::1:22                  :::*                    LISTEN     
$ netstat -tlnp
Active Internet connections (only servers)
Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name    
tcp        0      0 0.0.0.0:2049            0.0.0.0:*               LISTEN      1200/nfsd           
tcp6       0      0 ::1:22                  :::*                    LISTEN      -                   
$ netstat -t
Active Internet connections (w/o servers)
Proto Recv-Q Send-Q Local Address           Foreign Address         State      
tcp        0      0 10.0.0.31:nfs           10.0.9.1:50076          ESTABLISHED
tcp6       0      0 fd00::31:microsoft-ds   fd00::99:33398          ESTABLISHED
$ netstat --unix -a -n
Active UNIX domain sockets (servers and established)
Proto RefCnt Flags       Type       State         I-Node   Path
unix  2      [ ACC ]     STREAM     LISTENING     20005    /run/winbindd/pipe
$ netstat -an
Active Internet connections (servers and established)
Proto Recv-Q Send-Q Local Address           Foreign Address         State      
tcp        0      0 0.0.0.0:2049            0.0.0.0:*               LISTEN     
tcp        0      0 10.0.0.31:2049          10.0.9.1:50076          ESTABLISHED
tcp6       0      0 ::1:22                  :::*                    LISTEN     
tcp6       0      0 fd00::31:445            fd00::99:33398          ESTABLISHED
udp        0      0 0.0.0.0:137             0.0.0.0:*                          
Active UNIX domain sockets (servers and established)
Proto RefCnt Flags       Type       State         I-Node   Path
unix  2      [ ACC ]     STREAM     LISTENING     20005    /run/winbindd/pipe
`,
    );
  });

  it("shows routes and interfaces", () => {
    replay(
      node(),
      `
$ ip route add default via 10.0.0.254
$ netstat -rn
Kernel IP routing table
Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface
0.0.0.0         10.0.0.254      0.0.0.0         UG        0 0          0 eth0
10.0.0.0        0.0.0.0         255.255.255.0   U         0 0          0 eth0
$ route -n
Kernel IP routing table
Destination     Gateway         Genmask         Flags Metric Ref    Use Iface
0.0.0.0         10.0.0.254      0.0.0.0         UG    0      0        0 eth0
10.0.0.0        0.0.0.0         255.255.255.0   U     0      0        0 eth0
$ netstat -i
Kernel Interface table
Iface             MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg
eth0             1500        0      0      0 0             0      0      0      0 BMRU
lo              65536        0      0      0 0             0      0      0      0 LRU
`,
    );
  });

  it("says what is wrong as netstat does", () => {
    replay(
      node(),
      `
$ netstat --foo
! netstat: unrecognized option '--foo'
= 3
$ netstat -Q
! netstat: invalid option -- 'Q'
= 3
$ netstat -s
! ctdb-events: not simulated: netstat -s
= 3
`,
    );
  });
});
