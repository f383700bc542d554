import type { StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";
import { makeNetworkNode, replay } from "../../../support/transcript.ts";

describe("stub command brctl", () => {
  const site = useTemporaryDirectory();
  const node = (): StubNode => makeNetworkNode(site.current);

  it("makes and removes bridges", () => {
    replay(
      node(),
      `
$ brctl addbr br0
$ brctl addbr br0
! device br0 already exists; can't create bridge with the same name
= 1
$ brctl addif br0 eth1
$ brctl addif br0 eth1
! device eth1 is already a member of a bridge; can't add it to bridge br0.
= 1
$ brctl show
bridge name	bridge id		STP enabled	interfaces
br0		8000.020000000003	no		eth1
$ table interfaces
lo loopback up up 00:00:00:00:00:00 65536 -
eth0 ether up up 02:00:00:00:00:02 1500 -
eth1 ether down up 02:00:00:00:00:03 1500 master=br0
br0 bridge down up 02:00:00:00:00:03 1500 -
$ ip link show master br0
3: eth1: <BROADCAST,MULTICAST> mtu 1500 qdisc fq_codel master br0 state DOWN mode DEFAULT group default qlen 1000
    link/ether 02:00:00:00:00:03 brd ff:ff:ff:ff:ff:ff
$ brctl delif br0 eth1
$ brctl delif br0 eth1
! device eth1 is not a port of br0
= 1
$ ip link set br0 up
$ brctl delbr br0
! bridge br0 is still up; can't delete it
= 1
$ ip link set br0 down
$ brctl delbr br0
$ brctl show
$ table interfaces
lo loopback up up 00:00:00:00:00:00 65536 -
eth0 ether up up 02:00:00:00:00:02 1500 -
eth1 ether down up 02:00:00:00:00:03 1500 -
`,
    );
  });

  it("says what is wrong as brctl does", () => {
    replay(
      node(),
      `
$ brctl addif br0 eth1
! bridge br0 does not exist!
= 1
$ brctl addbr
Incorrect number of arguments for command
Usage: brctl addbr <bridge>		add bridge
= 1
$ brctl foo
Usage: brctl [commands]
commands:
	addbr     	<bridge>		add bridge
	delbr     	<bridge>		delete bridge
	addif     	<bridge> <device>	add interface to bridge
	delif     	<bridge> <device>	delete interface from bridge
	hairpin   	<bridge> <port> {on|off}	turn hairpin on/off
	setageing 	<bridge> <time>		set ageing time
	setbridgeprio	<bridge> <prio>		set bridge priority
	setfd     	<bridge> <time>		set bridge forward delay
	sethello  	<bridge> <time>		set hello time
	setmaxage 	<bridge> <time>		set max message age
	setpathcost	<bridge> <port> <cost>	set path cost
	setportprio	<bridge> <port> <prio>	set port priority
	show      	[ <bridge> ]		show a list of bridges
	showmacs  	<bridge>		show a list of mac addrs
	showstp   	<bridge>		show bridge stp info
	stp       	<bridge> {on|off}	turn stp on/off
! never heard of command [foo]
= 1
$ brctl stp br0 on
! ctdb-events: not simulated: brctl stp br0 on
= 1
`,
    );
  });
});
