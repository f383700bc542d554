import type { StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";
import { makeNetworkNode, replay } from "../../../support/transcript.ts";

describe("stub command ipRoute", () => {
  const site = useTemporaryDirectory();
  const node = (): StubNode => makeNetworkNode(site.current);

  it("adds, shows and deletes routes", () => {
    replay(
      node(),
      `
$ ip route add default via 10.0.0.254
$ ip route add 192.168.1.0/24 via 10.0.0.254 dev eth0 metric 10
$ ip r
default via 10.0.0.254 dev eth0 
10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.11 
192.168.1.0/24 via 10.0.0.254 dev eth0 metric 10 
$ ip route show dev eth0
default via 10.0.0.254 
10.0.0.0/24 proto kernel scope link src 10.0.0.11 
192.168.1.0/24 via 10.0.0.254 metric 10 
$ ip route show 192.168.1.0/24
192.168.1.0/24 via 10.0.0.254 dev eth0 metric 10 
$ ip route list match 192.168.1.5
default via 10.0.0.254 dev eth0 
192.168.1.0/24 via 10.0.0.254 dev eth0 metric 10 
$ ip -j route
[{"dst":"default","gateway":"10.0.0.254","dev":"eth0","flags":[]},{"dst":"10.0.0.0/24","dev":"eth0","protocol":"kernel","scope":"link","prefsrc":"10.0.0.11","flags":[]},{"dst":"192.168.1.0/24","gateway":"10.0.0.254","dev":"eth0","metric":10,"flags":[]}]
$ table routes
main default via 10.0.0.254 dev eth0
main 192.168.1.0/24 via 10.0.0.254 dev eth0 metric 10
$ ip route add default via 10.0.0.254
! RTNETLINK answers: File exists
= 2
$ ip route replace default via 10.0.0.253
$ ip route del 192.168.1.0/24 metric 9
! RTNETLINK answers: No such process
= 2
$ ip route del 192.168.1.0/24 metric 10
$ table routes
main default via 10.0.0.253 dev eth0
`,
    );
  });

  it("keeps routes of other tables apart", () => {
    replay(
      node(),
      `
$ ip route show table 1234
! Error: ipv4: FIB table does not exist.
! Dump terminated
= 2
$ ip route add 10.0.0.0/24 dev eth0 table 1234
$ ip route add 0.0.0.0/0 via 10.0.0.254 table 1234
$ ip route show table 1234
default via 10.0.0.254 dev eth0 
10.0.0.0/24 dev eth0 scope link 
$ ip route flush table 1234
$ ip route show table 1234
$ ip route show table foo
! Error: argument "foo" is wrong: table id value is invalid
! 
= 255
`,
    );
  });

  it("remembers that a connected route was deleted", () => {
    replay(
      node(),
      `
$ ip route del 10.0.0.0/24
$ ip route
$ ip route add default via 10.0.0.254
! Error: Nexthop has invalid gateway.
= 2
$ ip link set eth0 down
$ ip link set eth0 up
$ ip route
10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.11 
`,
    );
  });

  it("shows the local table", () => {
    replay(
      node(),
      `
$ ip route show table local
local 10.0.0.11 dev eth0 proto kernel scope host src 10.0.0.11 
broadcast 10.0.0.255 dev eth0 proto kernel scope link src 10.0.0.11 
local 127.0.0.0/8 dev lo proto kernel scope host src 127.0.0.1 
local 127.0.0.1 dev lo proto kernel scope host src 127.0.0.1 
broadcast 127.255.255.255 dev lo proto kernel scope link src 127.0.0.1 
`,
    );
  });

  it("tells the way to an address", () => {
    replay(
      node(),
      `
$ ip route add default via 10.0.0.254
$ ip route get 8.8.8.8
8.8.8.8 via 10.0.0.254 dev eth0 src 10.0.0.11 uid 0 
    cache 
$ ip route get 10.0.0.77
10.0.0.77 dev eth0 src 10.0.0.11 uid 0 
    cache 
$ ip route get 10.0.0.11
local 10.0.0.11 dev lo src 10.0.0.11 uid 0 
    cache <local> 
$ ip route add blackhole 9.9.9.0/24
$ ip route get 9.9.9.1
! RTNETLINK answers: Invalid argument
= 2
$ ip route del default
$ ip route get 8.8.8.8
! RTNETLINK answers: Network is unreachable
= 2
`,
    );
  });

  it("routes IPv6", () => {
    replay(
      node(),
      `
$ ip addr add fd00::11/64 dev eth0
$ ip -6 route add default via fd00::1
$ ip -6 route add fd07::5/64 dev eth0
$ ip -6 route
fd00::/64 dev eth0 proto kernel metric 256 pref medium
fd07::/64 dev eth0 metric 1024 pref medium
default via fd00::1 dev eth0 metric 1024 pref medium
$ ip -6 route get fd05::5
fd05::5 from :: via fd00::1 dev eth0 src fd00::11 metric 1024 pref medium
$ ip -6 route add fd08::/64 via fd99::1
! RTNETLINK answers: No route to host
= 2
`,
    );
  });

  it("says what is wrong as ip does", () => {
    replay(
      node(),
      `
$ ip route add 192.168.2.0/24 via 172.16.0.1
! Error: Nexthop has invalid gateway.
= 2
$ ip route add 192.168.2.0/24 dev nope
! Cannot find device "nope"
= 1
$ ip route add 192.168.2.1/24 dev eth0
! Error: Invalid prefix for given prefix length.
= 2
$ ip route add 192.168.2.0/24 dev eth1
! Error: Device for nexthop is not up.
= 2
$ ip route add 192.168.2.0/24
! RTNETLINK answers: No such device
= 2
$ ip route add 1.1.1.1 via
! Command line is not complete. Try option "help"
= 255
$ ip route add 1.1.3.0/24 via 10.0.0.254 src 10.0.0.99
! Error: Invalid prefsrc address.
= 2
$ ip route del 192.168.9.0/24
! RTNETLINK answers: No such process
= 2
$ ip route change 3.3.3.9 via 10.0.0.2
! RTNETLINK answers: No such file or directory
= 2
$ ip route flush
! "ip route flush" requires arguments.
= 1
`,
    );
  });

  it("does not simulate what it cannot", () => {
    replay(
      node(),
      `
$ ip route add default nexthop via 10.0.0.1 nexthop via 10.0.0.2
! ctdb-events: not simulated: ip route add default nexthop via 10.0.0.1 nexthop via 10.0.0.2 (nexthop)
= 2
$ ip route save
! ctdb-events: not simulated: ip route save
= 255
`,
    );
  });
});
