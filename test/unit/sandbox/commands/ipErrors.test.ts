import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";
import { makeNetworkNode, replay } from "../../../support/transcript.ts";

// What iproute2 6.1 says on Linux 6.18, found by random commands.
describe("stub command ip, where it says no", () => {
  const site = useTemporaryDirectory();

  it("names devices, masters and tables that are not there", () => {
    replay(
      makeNetworkNode(site.current),
      `
$ ip route flush dev nope
! Cannot find device "nope"
= 1
$ ip addr show master nope
! Error: argument "nope" is wrong: Device does not exist
! 
= 255
$ ip link show master nope
! Error: argument "nope" is wrong: Device does not exist
! 
= 255
$ ip route flush table 100
! Error: ipv4: FIB table does not exist.
! Flush terminated
= 2
$ ip route show table default
! Error: ipv4: FIB table does not exist.
! Dump terminated
= 2
$ ip route del 10.0.0.31 table 100
! Error: FIB table does not exist.
= 2
$ ip route add 10.7.0.0/24 dev eth0 table all
! Error: argument "all" is wrong: "table" value is invalid
! 
= 255
$ ip rule add from 10.0.0.9 table all
! Error: argument "all" is wrong: invalid table ID
! 
= 255
`,
    );
  });

  it("refuses routes that cannot be", () => {
    replay(
      makeNetworkNode(site.current),
      `
$ ip route add blackhole 10.9.0.0/24 dev eth0
! Error: Gateway, device and multipath can not be specified for this route type.
= 2
$ ip route add blackhole 10.9.0.0/24
$ ip -6 route add blackhole fd09::/64 dev eth0
$ ip -6 route
blackhole fd09::/64 dev lo metric 1024 pref medium
$ ip route del 10.0.0.31/24
! Error: Invalid prefix for given prefix length.
= 2
$ ip route add 10.6.0.0/24 via 10.0.0.1 scope host
! Error: Route with host scope can not have a gateway.
= 2
$ ip -6 route add default via fe80::5
! Error: Egress device not specified.
= 2
`,
    );
  });

  it("takes no interface's name that is too long", () => {
    replay(
      makeNetworkNode(site.current),
      `
$ ip link add averyveryverylongname type bridge
! Error: Attribute failed policy validation.
= 2
$ ip link add name averyveryverylongname type bridge
! Error: argument "averyveryverylongname" is wrong: "name" not a valid ifname
! 
= 255
$ ip link set eth1 name averyveryverylongname
! Error: argument "averyveryverylongname" is wrong: "name" not a valid ifname
! 
= 255
`,
    );
  });

  it("holds neighbours and addresses to the family that is asked for", () => {
    replay(
      makeNetworkNode(site.current),
      `
$ ip -4 neigh add fd00::5 lladdr 02:00:00:00:00:aa dev eth0
! Error: inet address is expected rather than "fd00::5".
= 1
$ ip neigh add 10.0.0.5 lladdr 02:00:00:00:00:aa dev eth0 nud reachable
$ ip neigh flush all
$ ip neigh
$ ip addr add 10.0.0.77/24 dev eth0 nodad
! Warning: nodad option can be set only for IPv6 addresses
$ ip -o addr show dev eth0 to 10.0.0.77
2: eth0    inet 10.0.0.77/24 scope global secondary eth0\\       valid_lft forever preferred_lft forever
`,
    );
  });

  it("shows of a label the addresses alone", () => {
    replay(
      makeNetworkNode(site.current),
      `
$ ip addr add 10.0.0.12/24 label eth0:1 dev eth0
$ ip addr show label 'eth0*'
    inet 10.0.0.11/24 brd 10.0.0.255 scope global eth0
       valid_lft forever preferred_lft forever
    inet 10.0.0.12/24 scope global secondary eth0:1
       valid_lft forever preferred_lft forever
$ ip -br addr show label 'eth0:*'
10.0.0.12/24 
$ ip -o addr show dev eth0 -primary
2: eth0    inet 10.0.0.12/24 scope global secondary eth0:1\\       valid_lft forever preferred_lft forever
$ ip -j addr show label eth0:1
! ctdb-events: not simulated: ip -j addr show label eth0:1 (label)
= 255
`,
    );
  });
});
