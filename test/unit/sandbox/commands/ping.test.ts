import type { StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";
import { makeNetworkNode, replay } from "../../../support/transcript.ts";

describe("stub command ping", () => {
  const site = useTemporaryDirectory();
  const node = (): StubNode => makeNetworkNode(site.current);

  it("is answered by the node and its cluster", () => {
    replay(
      node(),
      `
$ ping -n -w 1 -c 1 10.0.0.11
PING 10.0.0.11 (10.0.0.11) 56(84) bytes of data.
64 bytes from 10.0.0.11: icmp_seq=1 ttl=64 time=0.045 ms

--- 10.0.0.11 ping statistics ---
1 packets transmitted, 1 received, 0% packet loss, time 0ms
rtt min/avg/max/mdev = 0.045/0.045/0.045/0.000 ms
$ ping -c 2 -q 10.0.0.12
PING 10.0.0.12 (10.0.0.12) 56(84) bytes of data.

--- 10.0.0.12 ping statistics ---
2 packets transmitted, 2 received, 0% packet loss, time 1000ms
rtt min/avg/max/mdev = 0.045/0.045/0.045/0.000 ms
$ ping -c 1 ::1
PING ::1(::1) 56 data bytes
64 bytes from ::1: icmp_seq=1 ttl=64 time=0.045 ms

--- ::1 ping statistics ---
1 packets transmitted, 1 received, 0% packet loss, time 0ms
rtt min/avg/max/mdev = 0.045/0.045/0.045/0.000 ms
$ ping6 -c 1 ::1
PING ::1(::1) 56 data bytes
64 bytes from ::1: icmp_seq=1 ttl=64 time=0.045 ms

--- ::1 ping statistics ---
1 packets transmitted, 1 received, 0% packet loss, time 0ms
rtt min/avg/max/mdev = 0.045/0.045/0.045/0.000 ms
$ ping -n -w 1 -c 1 10.0.0.13
PING 10.0.0.13 (10.0.0.13) 56(84) bytes of data.

--- 10.0.0.13 ping statistics ---
1 packets transmitted, 0 received, 100% packet loss, time 0ms

= 1
$ ping -n -w 1 -c 1 10.0.0.77
PING 10.0.0.77 (10.0.0.77) 56(84) bytes of data.

--- 10.0.0.77 ping statistics ---
1 packets transmitted, 0 received, 100% packet loss, time 0ms

= 1
$ ping -n -w 1 -c 1 172.16.1.1
! ping: connect: Network is unreachable
= 2
$ set interfaces eth0 ether up up 02:00:00:00:00:02 1500 - => eth0 ether up down 02:00:00:00:00:02 1500 -
$ ping -n -w 1 -c 1 10.0.0.12
PING 10.0.0.12 (10.0.0.12) 56(84) bytes of data.

--- 10.0.0.12 ping statistics ---
1 packets transmitted, 0 received, 100% packet loss, time 0ms

= 1
`,
    );
  });

  it("says what is wrong as ping does", () => {
    replay(
      node(),
      `
$ ping
! ping: usage error: Destination address required
= 1
$ ping -c 0 127.0.0.1
! ping: invalid argument: '0': out of range: 1 <= value <= 9223372036854775807
= 1
$ ping -c foo 127.0.0.1
! ping: invalid argument: 'foo'
= 1
$ ping -4 -c 1 ::1
! ping: ::1: Address family for hostname not supported
= 2
$ ping -c 1 nope.invalid
! ping: nope.invalid: Name or service not known
= 2
$ ping -f 127.0.0.1
! ctdb-events: not simulated: ping -f 127.0.0.1
= 2
`,
    );
  });
});
