import type { StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";
import { makeNetworkNode, replay } from "../../../support/transcript.ts";

describe("stub command ipLink", () => {
  const site = useTemporaryDirectory();
  const node = (): StubNode => makeNetworkNode(site.current);

  it("shows interfaces in each form", () => {
    replay(
      node(),
      `
$ ip link
1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN mode DEFAULT group default qlen 1000
    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UP mode DEFAULT group default qlen 1000
    link/ether 02:00:00:00:00:02 brd ff:ff:ff:ff:ff:ff
3: eth1: <BROADCAST,MULTICAST> mtu 1500 qdisc fq_codel state DOWN mode DEFAULT group default qlen 1000
    link/ether 02:00:00:00:00:03 brd ff:ff:ff:ff:ff:ff
$ ip -br link show eth0
eth0             UP             02:00:00:00:00:02 <BROADCAST,MULTICAST,UP,LOWER_UP> 
$ ip -o l show up
1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN mode DEFAULT group default qlen 1000\\    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UP mode DEFAULT group default qlen 1000\\    link/ether 02:00:00:00:00:02 brd ff:ff:ff:ff:ff:ff
$ ip -j link show dev lo
[{"ifindex":1,"ifname":"lo","flags":["LOOPBACK","UP","LOWER_UP"],"mtu":65536,"qdisc":"noqueue","operstate":"UNKNOWN","linkmode":"DEFAULT","group":"default","txqlen":1000,"link_type":"loopback","address":"00:00:00:00:00:00","broadcast":"00:00:00:00:00:00"}]
$ ip link show nope
! Device "nope" does not exist.
= 1
`,
    );
  });

  it("loses routes and IPv6 addresses when an interface goes down", () => {
    replay(
      node(),
      `
$ ip addr add fd00::31/64 dev eth0
$ ip route add default via 10.0.0.254
$ ip link set eth0 down
$ ip a s eth0
2: eth0: <BROADCAST,MULTICAST> mtu 1500 qdisc fq_codel state DOWN group default qlen 1000
    link/ether 02:00:00:00:00:02 brd ff:ff:ff:ff:ff:ff
    inet 10.0.0.11/24 brd 10.0.0.255 scope global eth0
       valid_lft forever preferred_lft forever
$ ip route
$ table routes
$ ip link set dev eth0 up
$ ip a s eth0
2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UP group default qlen 1000
    link/ether 02:00:00:00:00:02 brd ff:ff:ff:ff:ff:ff
    inet 10.0.0.11/24 brd 10.0.0.255 scope global eth0
       valid_lft forever preferred_lft forever
    inet6 fe80::ff:fe00:2/64 scope link 
       valid_lft forever preferred_lft forever
$ ip route
10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.11 
`,
    );
  });

  it("shows a pulled cable", () => {
    replay(
      node(),
      `
$ set interfaces eth0 ether up up 02:00:00:00:00:02 1500 - => eth0 ether up down 02:00:00:00:00:02 1500 -
$ ip -br link
lo               UNKNOWN        00:00:00:00:00:00 <LOOPBACK,UP,LOWER_UP> 
eth0             DOWN           02:00:00:00:00:02 <NO-CARRIER,BROADCAST,MULTICAST,UP> 
eth1             DOWN           02:00:00:00:00:03 <BROADCAST,MULTICAST> 
$ ip link show eth0
2: eth0: <NO-CARRIER,BROADCAST,MULTICAST,UP> mtu 1500 qdisc fq_codel state DOWN mode DEFAULT group default qlen 1000
    link/ether 02:00:00:00:00:02 brd ff:ff:ff:ff:ff:ff
$ ip route
10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.11 linkdown 
`,
    );
  });

  it("follows the parent's link in a vlan", () => {
    replay(
      node(),
      `
$ ip link add link eth0 name eth0.10 type vlan id 10
$ ip link set eth0.10 up
$ ip -br link show eth0.10
eth0.10@eth0     UP             02:00:00:00:00:02 <BROADCAST,MULTICAST,UP,LOWER_UP> 
$ set interfaces eth0 ether up up 02:00:00:00:00:02 1500 - => eth0 ether up down 02:00:00:00:00:02 1500 -
$ ip link show eth0.10
4: eth0.10@eth0: <NO-CARRIER,BROADCAST,MULTICAST,UP> mtu 1500 qdisc noqueue state LOWERLAYERDOWN mode DEFAULT group default qlen 1000
    link/ether 02:00:00:00:00:02 brd ff:ff:ff:ff:ff:ff
$ ip link del eth0.10
$ table interfaces
lo loopback up up 00:00:00:00:00:00 65536 -
eth0 ether up down 02:00:00:00:00:02 1500 -
eth1 ether down up 02:00:00:00:00:03 1500 -
`,
    );
  });

  it("has a link in a bond while a member has one", () => {
    replay(
      node(),
      `
$ ip link add bond0 type bond mode active-backup miimon 100
$ ip link set eth1 master bond0
$ ip link set bond0 up
$ ip -br link
lo               UNKNOWN        00:00:00:00:00:00 <LOOPBACK,UP,LOWER_UP> 
eth0             UP             02:00:00:00:00:02 <BROADCAST,MULTICAST,UP,LOWER_UP> 
eth1             UP             02:00:00:00:00:03 <BROADCAST,MULTICAST,SLAVE,UP,LOWER_UP> 
bond0            UP             02:00:00:00:00:03 <BROADCAST,MULTICAST,MASTER,UP,LOWER_UP> 
$ table interfaces
lo loopback up up 00:00:00:00:00:00 65536 -
eth0 ether up up 02:00:00:00:00:02 1500 -
eth1 ether up up 02:00:00:00:00:03 1500 master=bond0
bond0 bond up up 02:00:00:00:00:03 1500 mode=active-backup
$ set interfaces eth1 ether up up 02:00:00:00:00:03 1500 master=bond0 => eth1 ether up down 02:00:00:00:00:03 1500 master=bond0
$ ip link show bond0
4: bond0: <NO-CARRIER,BROADCAST,MULTICAST,MASTER,UP> mtu 1500 qdisc noqueue state DOWN mode DEFAULT group default qlen 1000
    link/ether 02:00:00:00:00:03 brd ff:ff:ff:ff:ff:ff
$ ip link show master bond0
3: eth1: <NO-CARRIER,BROADCAST,MULTICAST,SLAVE,UP> mtu 1500 qdisc fq_codel master bond0 state DOWN mode DEFAULT group default qlen 1000
    link/ether 02:00:00:00:00:03 brd ff:ff:ff:ff:ff:ff
`,
    );
  });

  it("sets names, addresses and sizes", () => {
    replay(
      node(),
      `
$ ip link set eth1 name lan0
$ ip link set lan0 mtu 1400 address 2:0:0:0:0:99
$ table interfaces
lo loopback up up 00:00:00:00:00:00 65536 -
eth0 ether up up 02:00:00:00:00:02 1500 -
lan0 ether down up 02:00:00:00:00:99 1400 -
$ ip link set lan0 mtu 10
! Error: mtu less than device minimum.
= 2
$ ip link set lan0 name eth0
! RTNETLINK answers: File exists
= 2
`,
    );
  });

  it("says what is wrong as ip does", () => {
    replay(
      node(),
      `
$ ip link set nope up
! Cannot find device "nope"
= 1
$ ip link set eth0 foo
! Error: either "dev" is duplicate, or "foo" is a garbage.
= 255
$ ip link set
! Not enough information: "dev" argument is required.
= 255
$ ip link add foo
! Not enough information: "type" argument is required
= 1
$ ip link add foo type foo
! Error: Unknown device type.
= 2
$ ip link add eth0 type bridge
! RTNETLINK answers: File exists
= 2
$ ip link del lo
! RTNETLINK answers: Operation not supported
= 2
$ ip link del nope
! Cannot find device "nope"
= 1
$ ip link set eth0 master nope
! Error: argument "nope" is wrong: Device does not exist
! 
= 255
`,
    );
  });

  it("does not simulate what it cannot", () => {
    replay(
      node(),
      `
$ ip link add foo type vxlan id 7
! ctdb-events: not simulated: ip link add foo type vxlan id 7 (type vxlan)
= 2
$ ip link set eth0 txqueuelen 5
! ctdb-events: not simulated: ip link set eth0 txqueuelen 5 (txqueuelen)
= 2
$ ip -d link show type bond
$ ip -s link
! ctdb-events: not simulated: ip -s link
= 1
`,
    );
  });
});
