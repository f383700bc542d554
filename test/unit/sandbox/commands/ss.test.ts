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
    "10.0.0.32:445 10.0.9.2:1023 ESTAB",
    "10.0.0.31:2049 10.0.9.3:700 TIME-WAIT",
    "[fd00::31]:445 [fd00::99]:33398 ESTAB",
  ],
};

describe("stub command ss", () => {
  const site = useTemporaryDirectory();
  const node = (): StubNode => makeNetworkNode(site.current, TABLES);

  it("reads addresses and conditions as iproute2 does", () => {
    replay(
      node(),
      `
$ ss -tnH src fd00::31
! Error: an inet prefix is expected rather than "fd00:".
! Cannot parse dst/src address.
= 1
$ ss -tnH src fd00::31:445
ESTAB 0      0      [fd00::31]:445 [fd00::99]:33398
$ ss -4tnH src [fd00::31]
! Error: an inet prefix is expected rather than "fd00::31".
! Cannot parse dst/src address.
= 1
$ ss -tnH src 10.0.0.31 or src 10.0.0.32 and sport = :445
ESTAB 0      0      10.0.0.32:445 10.0.9.2:1023
$ ss -tlnH dport = :0 and not src 0.0.0.0
LISTEN 0      128    [::1]:22 [::]:*
$ ss -tn state listen
! ss: wrong state name: listen
= 255
`,
    );
  });

  it("finds the connections to an address, as the helpers ask", () => {
    replay(
      node(),
      `
$ ss -tnH state established 'src [10.0.0.31]'
0      0      10.0.0.31:2049 10.0.9.1:50076
$ ss -tn state established 'src [fd00::31]'
Recv-Q Send-Q Local Address:Port Peer Address:Port Process
0      0         [fd00::31]:445    [fd00::99]:33398       
$ ss -tnH state established '( src [10.0.0.31] || src [10.0.0.32] )'
0      0      10.0.0.31:2049 10.0.9.1:50076
0      0      10.0.0.32:445  10.0.9.2:1023 
$ ss -tn state established '( src [10.0.0.31] || src [10.0.0.32] )' '( sport == :445 )'
Recv-Q Send-Q Local Address:Port Peer Address:PortProcess
0      0          10.0.0.32:445      10.0.9.2:1023       
$ ss -tn
State Recv-Q Send-Q Local Address:Port Peer Address:Port Process
ESTAB 0      0          10.0.0.31:2049     10.0.9.1:50076       
ESTAB 0      0          10.0.0.32:445      10.0.9.2:1023        
ESTAB 0      0         [fd00::31]:445    [fd00::99]:33398       
$ ss -tan
State     Recv-Q Send-Q Local Address:Port Peer Address:Port Process
LISTEN    0      128          0.0.0.0:2049      0.0.0.0:*           
ESTAB     0      0          10.0.0.31:2049     10.0.9.1:50076       
ESTAB     0      0          10.0.0.32:445      10.0.9.2:1023        
TIME-WAIT 0      0          10.0.0.31:2049     10.0.9.3:700         
LISTEN    0      128            [::1]:22           [::]:*           
ESTAB     0      0         [fd00::31]:445    [fd00::99]:33398       
$ ss -tn not dst 10.0.9.0/24
State Recv-Q Send-Q Local Address:Port Peer Address:Port Process
ESTAB 0      0         [fd00::31]:445    [fd00::99]:33398       
`,
    );
  });

  it("kills connections", () => {
    replay(
      node(),
      `
$ ss -K -tnH state established src 10.0.0.31
0      0      10.0.0.31:2049 10.0.9.1:50076
$ ss -tnH
ESTAB 0      0       10.0.0.32:445   10.0.9.2:1023 
ESTAB 0      0      [fd00::31]:445 [fd00::99]:33398
$ table connections
10.0.0.32:445 10.0.9.2:1023 ESTAB
10.0.0.31:2049 10.0.9.3:700 TIME-WAIT
[fd00::31]:445 [fd00::99]:33398 ESTAB
`,
    );
  });

  it("shows what listens while its service runs", () => {
    replay(
      node(),
      `
$ ss -tnl
State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess
LISTEN 0      128          0.0.0.0:2049      0.0.0.0:*          
LISTEN 0      128            [::1]:22           [::]:*          
$ ss -lntup
Netid State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess                        
udp   UNCONN 0      0            0.0.0.0:137       0.0.0.0:*                                  
tcp   LISTEN 0      128          0.0.0.0:2049      0.0.0.0:*    users:(("nfsd",pid=1200,fd=4))
tcp   LISTEN 0      128            [::1]:22           [::]:*                                  
$ set services smbd inactive enabled smbd => smbd active enabled smbd
$ ss -tnlH sport = :445
LISTEN 0      128    *:445 *:*
$ ss -l -xH 'src /run/winbindd/pipe'
u_str LISTEN 0      128    /run/winbindd/pipe 20005 * 0
$ ss -l -xH 'src /nope'
$ ss -t
State Recv-Q Send-Q Local Address:Port         Peer Address:Port Process
ESTAB 0      0          10.0.0.31:nfs              10.0.9.1:50076       
ESTAB 0      0          10.0.0.32:microsoft-ds     10.0.9.2:1023        
ESTAB 0      0         [fd00::31]:microsoft-ds   [fd00::99]:33398       
$ ss -s
Total: 9
TCP:   7 (estab 3, closed 1, orphaned 0, timewait 1)

Transport Total     IP        IPv6
RAW	  0         0         0        
UDP	  1         1         0        
TCP	  7         4         3        
INET	  8         5         3        
FRAG	  0         0         0        

`,
    );
  });

  it("says what is wrong as ss does", () => {
    replay(
      node(),
      `
$ ss state foo
! ss: wrong state name: foo
= 255
$ ss -tn src 1.2.3.4.5
! Error: an inet prefix is expected rather than "1.2.3.4.5".
! Cannot parse dst/src address.
= 1
$ ss -tnH state established '( )'
! ss: bison bellows (while parsing filter): "syntax error!" Sorry.
= 255
$ ss -foo
! ss: "oo" is invalid family
= 255
`,
    );
  });

  it("does not simulate what it cannot", () => {
    replay(
      node(),
      `
$ ss -e
! ctdb-events: not simulated: ss -e
= 255
$ ss -A raw
! ctdb-events: not simulated: ss -A raw
= 255
`,
    );
  });
});
