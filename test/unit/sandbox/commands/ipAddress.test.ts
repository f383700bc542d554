import type { StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";
import { makeNetworkNode, replay } from "../../../support/transcript.ts";

describe("stub command ipAddress", () => {
  const site = useTemporaryDirectory();
  const node = (): StubNode => makeNetworkNode(site.current);

  it("shows the addresses of interfaces in each form", () => {
    replay(
      node(),
      `
$ ip addr show
1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000
    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
    inet 127.0.0.1/8 scope host lo
       valid_lft forever preferred_lft forever
    inet6 ::1/128 scope host 
       valid_lft forever preferred_lft forever
2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UP group default qlen 1000
    link/ether 02:00:00:00:00:02 brd ff:ff:ff:ff:ff:ff
    inet 10.0.0.11/24 brd 10.0.0.255 scope global eth0
       valid_lft forever preferred_lft forever
3: eth1: <BROADCAST,MULTICAST> mtu 1500 qdisc fq_codel state DOWN group default qlen 1000
    link/ether 02:00:00:00:00:03 brd ff:ff:ff:ff:ff:ff
$ ip -4 a s eth0
2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UP group default qlen 1000
    inet 10.0.0.11/24 brd 10.0.0.255 scope global eth0
       valid_lft forever preferred_lft forever
$ ip -br a
lo               UNKNOWN        127.0.0.1/8 ::1/128 
eth0             UP             10.0.0.11/24 
eth1             DOWN           
$ ip -o -4 addr show dev eth0
2: eth0    inet 10.0.0.11/24 brd 10.0.0.255 scope global eth0\\       valid_lft forever preferred_lft forever
$ ip -j addr show dev eth0
[{"ifindex":2,"ifname":"eth0","flags":["BROADCAST","MULTICAST","UP","LOWER_UP"],"mtu":1500,"qdisc":"fq_codel","operstate":"UP","group":"default","txqlen":1000,"link_type":"ether","address":"02:00:00:00:00:02","broadcast":"ff:ff:ff:ff:ff:ff","addr_info":[{"family":"inet","local":"10.0.0.11","prefixlen":24,"broadcast":"10.0.0.255","scope":"global","label":"eth0","valid_life_time":4294967295,"preferred_life_time":4294967295}]}]
$ ip -j -p -br a s dev eth0
[ {
        "ifname": "eth0",
        "operstate": "UP",
        "addr_info": [ {
                "local": "10.0.0.11",
                "prefixlen": 24
            } ]
    } ]
$ ip a s scope host
1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000
    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
    inet 127.0.0.1/8 scope host lo
       valid_lft forever preferred_lft forever
    inet6 ::1/128 scope host 
       valid_lft forever preferred_lft forever
3: eth1: <BROADCAST,MULTICAST> mtu 1500 qdisc fq_codel state DOWN group default qlen 1000
    link/ether 02:00:00:00:00:03 brd ff:ff:ff:ff:ff:ff
$ ip a s dev nope
! Device "nope" does not exist.
= 1
`,
    );
  });

  it("takes an address and lets it go, with its route", () => {
    replay(
      node(),
      `
$ ip addr add 10.0.1.31/24 brd + dev eth0
$ ip addr show to 10.0.1.31
2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UP group default qlen 1000
    inet 10.0.1.31/24 brd 10.0.1.255 scope global eth0
       valid_lft forever preferred_lft forever
$ ip -br addr show to 10.0.1.31 dev eth0
eth0             UP             10.0.1.31/24 
$ ip route
10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.11 
10.0.1.0/24 dev eth0 proto kernel scope link src 10.0.1.31 
$ table addresses
lo 127.0.0.1/8 scope=host
lo ::1/128 -
eth0 10.0.0.11/24 broadcast=10.0.0.255
eth0 10.0.1.31/24 broadcast=10.0.1.255
$ ip addr add 10.0.1.31/24 brd + dev eth0
! Error: ipv4: Address already assigned.
= 2
$ ip addr replace 10.0.1.31/24 brd + dev eth0
$ ip addr del 10.0.1.31/24 dev eth0
$ ip route
10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.11 
$ ip addr del 10.0.1.31/24 dev eth0
! Error: ipv4: Address not found.
= 2
$ table addresses
lo 127.0.0.1/8 scope=host
lo ::1/128 -
eth0 10.0.0.11/24 broadcast=10.0.0.255
`,
    );
  });

  it("takes the secondary addresses along with the first", () => {
    replay(
      node(),
      `
$ ip addr add 10.0.0.31/24 brd + dev eth0
$ ip a s secondary
2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UP group default qlen 1000
    link/ether 02:00:00:00:00:02 brd ff:ff:ff:ff:ff:ff
    inet 10.0.0.31/24 brd 10.0.0.255 scope global secondary eth0
       valid_lft forever preferred_lft forever
3: eth1: <BROADCAST,MULTICAST> mtu 1500 qdisc fq_codel state DOWN group default qlen 1000
    link/ether 02:00:00:00:00:03 brd ff:ff:ff:ff:ff:ff
$ ip addr del 10.0.0.11/24 dev eth0
$ ip -4 a s eth0
$ ip route
`,
    );
  });

  it("promotes a secondary address where the node is told to", () => {
    replay(
      node(),
      `
$ ip addr add 10.0.0.31/24 brd + dev eth0
$ ip addr add 10.0.0.32/24 dev eth0 label eth0:1
$ sysctl -q -w net.ipv4.conf.eth0.promote_secondaries=1
$ ip addr del 10.0.0.11/24 dev eth0
$ ip -o -4 a s eth0
2: eth0    inet 10.0.0.31/24 brd 10.0.0.255 scope global eth0\\       valid_lft forever preferred_lft forever
2: eth0    inet 10.0.0.32/24 scope global secondary eth0:1\\       valid_lft forever preferred_lft forever
$ ip route
10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.31 
$ ip a s label 'eth0:*'
    inet 10.0.0.32/24 scope global secondary eth0:1
       valid_lft forever preferred_lft forever
`,
    );
  });

  it("has the newest IPv6 address first", () => {
    replay(
      node(),
      `
$ ip addr add fd00::31/64 dev eth0
$ ip addr add fd00::31/64 dev eth0
! Error: ipv6: address already assigned.
= 2
$ ip addr add fd00::32/64 nodad dev eth0
$ ip -6 a s dev eth0
2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UP group default qlen 1000
    inet6 fd00::32/64 scope global nodad 
       valid_lft forever preferred_lft forever
    inet6 fd00::31/64 scope global 
       valid_lft forever preferred_lft forever
$ ip addr show to fd00::31
2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UP group default qlen 1000
    inet6 fd00::31/64 scope global 
       valid_lft forever preferred_lft forever
$ ip -6 route
fd00::/64 dev eth0 proto kernel metric 256 pref medium
$ ip addr del fd00::31/64 dev eth0
$ ip addr del fd00::31/64 dev eth0
! Error: ipv6: address not found.
= 2
`,
    );
  });

  it("deletes an address without its length, with the warning", () => {
    replay(
      node(),
      `
$ ip addr del 10.0.0.11 dev eth0
! Warning: Executing wildcard deletion to stay compatible with old scripts.
!          Explicitly specify the prefix length (10.0.0.11/32) to avoid this warning.
!          This special behaviour is likely to disappear in further releases,
!          fix your scripts!
$ table addresses
lo 127.0.0.1/8 scope=host
lo ::1/128 -
`,
    );
  });

  it("loses the routes of an address and of a bare interface", () => {
    replay(
      node(),
      `
$ ip route add default via 10.0.0.254
$ ip addr add 10.0.0.31/24 dev eth0
$ ip route add 1.1.1.0/24 via 10.0.0.254 src 10.0.0.31
$ ip addr del 10.0.0.31/24 dev eth0
$ table routes
main default via 10.0.0.254 dev eth0
$ ip addr flush dev eth0
$ table routes
$ ip route
`,
    );
  });

  it("says what is wrong as ip does", () => {
    replay(
      node(),
      `
$ ip addr add 10.0.0.3/33 dev eth0
! Error: any valid prefix is expected rather than "10.0.0.3/33".
= 1
$ ip addr add 10.0.0.3/24
! Not enough information: "dev" argument is required.
= 1
$ ip addr add 10.0.0.3/24 dev nope
! Cannot find device "nope"
= 1
$ ip addr add dev eth0
! RTNETLINK answers: Operation not supported
= 2
$ ip addr add 10.0.0.3/24 brd foo dev eth0
! Error: inet address is expected rather than "foo".
= 1
$ ip addr add fd00::3/64 brd + dev eth0
! Broadcast can be set only for IPv4 addresses
= 1
$ ip addr add 10.0.0.3/24 dev eth0 foo
! Error: either "local" is duplicate, or "foo" is a garbage.
= 255
$ ip addr show eth0 eth1
! Error: either "dev" is duplicate, or "eth1" is a garbage.
= 255
$ ip addr show to foo
! Error: any valid prefix is expected rather than "foo".
= 1
$ ip addr flush
! Flush requires arguments.
= 1
$ ip addr foo
! Command "foo" is unknown, try "ip address help".
= 255
$ ip foo
! Object "foo" is unknown, try "ip help".
= 1
$ ip -foo addr
! Option "-foo" is unknown, try "ip -help".
= 255
`,
    );
  });

  it("does not simulate what it cannot", () => {
    replay(
      node(),
      `
$ ip addr add 10.0.0.3 peer 10.0.0.4 dev eth0
! ctdb-events: not simulated: ip addr add 10.0.0.3 peer 10.0.0.4 dev eth0 (peer)
= 2
$ ip -s addr
! ctdb-events: not simulated: ip -s addr
= 1
$ ip -batch file
! ctdb-events: not simulated: ip -batch file
= 255
$ ip tunnel
! ctdb-events: not simulated: ip tunnel
= 1
$ table addresses
lo 127.0.0.1/8 scope=host
lo ::1/128 -
eth0 10.0.0.11/24 broadcast=10.0.0.255
`,
    );
  });
});
