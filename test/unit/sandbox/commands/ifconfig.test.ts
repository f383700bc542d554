import type { StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";
import { makeNetworkNode, replay } from "../../../support/transcript.ts";

describe("stub command ifconfig", () => {
  const site = useTemporaryDirectory();
  const node = (): StubNode => makeNetworkNode(site.current);

  it("shows interfaces", () => {
    replay(
      node(),
      `
$ ifconfig
eth0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500
        inet 10.0.0.11  netmask 255.255.255.0  broadcast 10.0.0.255
        ether 02:00:00:00:00:02  txqueuelen 1000  (Ethernet)
        RX packets 0  bytes 0 (0.0 B)
        RX errors 0  dropped 0  overruns 0  frame 0
        TX packets 0  bytes 0 (0.0 B)
        TX errors 0  dropped 0 overruns 0  carrier 0  collisions 0

lo: flags=73<UP,LOOPBACK,RUNNING>  mtu 65536
        inet 127.0.0.1  netmask 255.0.0.0
        inet6 ::1  prefixlen 128  scopeid 0x10<host>
        loop  txqueuelen 1000  (Local Loopback)
        RX packets 0  bytes 0 (0.0 B)
        RX errors 0  dropped 0  overruns 0  frame 0
        TX packets 0  bytes 0 (0.0 B)
        TX errors 0  dropped 0 overruns 0  carrier 0  collisions 0

$ ifconfig eth1
eth1: flags=4098<BROADCAST,MULTICAST>  mtu 1500
        ether 02:00:00:00:00:03  txqueuelen 1000  (Ethernet)
        RX packets 0  bytes 0 (0.0 B)
        RX errors 0  dropped 0  overruns 0  frame 0
        TX packets 0  bytes 0 (0.0 B)
        TX errors 0  dropped 0 overruns 0  carrier 0  collisions 0

$ ifconfig -s
Iface      MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg
eth0             1500        0      0      0 0             0      0      0      0 BMRU
lo              65536        0      0      0 0             0      0      0      0 LRU
$ ifconfig nope
! nope: error fetching interface information: Device not found
= 1
`,
    );
  });

  it("sets addresses", () => {
    replay(
      node(),
      `
$ ifconfig eth1 10.1.0.1 netmask 255.255.255.0 up
$ ifconfig eth1:0 10.1.0.2/24
$ ifconfig eth1 add fd00::5/64
$ ifconfig eth1:0
eth1:0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500
        inet 10.1.0.2  netmask 255.255.255.0  broadcast 10.1.0.255
        ether 02:00:00:00:00:03  txqueuelen 1000  (Ethernet)

$ table addresses
lo 127.0.0.1/8 scope=host
lo ::1/128 -
eth0 10.0.0.11/24 broadcast=10.0.0.255
eth1 fd00::5/64 -
eth1 fe80::ff:fe00:3/64 -
eth1 10.1.0.1/24 broadcast=10.1.0.255
eth1 10.1.0.2/24 secondary broadcast=10.1.0.255 label=eth1:0
$ ifconfig eth1:0 down
$ ifconfig eth1 del fd00::5/64
$ ifconfig eth1 mtu 1400 down
$ ifconfig eth1
eth1: flags=4098<BROADCAST,MULTICAST>  mtu 1400
        inet 10.1.0.1  netmask 255.255.255.0  broadcast 10.1.0.255
        ether 02:00:00:00:00:03  txqueuelen 1000  (Ethernet)
        RX packets 0  bytes 0 (0.0 B)
        RX errors 0  dropped 0  overruns 0  frame 0
        TX packets 0  bytes 0 (0.0 B)
        TX errors 0  dropped 0 overruns 0  carrier 0  collisions 0

$ ifconfig eth1 10.9.9.9
$ ip -o -4 a s eth1
3: eth1    inet 10.9.9.9/8 brd 10.255.255.255 scope global eth1\\       valid_lft forever preferred_lft forever
`,
    );
  });

  it("says what is wrong as ifconfig does", () => {
    replay(
      node(),
      `
$ ifconfig eth1 foo
! foo: Host name lookup failure
! ifconfig: \`--help' gives usage information.
= 1
$ ifconfig nope up
! nope: ERROR while getting interface flags: No such device
= 255
$ ifconfig eth0 promisc
! ctdb-events: not simulated: ifconfig eth0 promisc
= 1
`,
    );
  });
});
