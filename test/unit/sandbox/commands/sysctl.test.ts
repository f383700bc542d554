import type { StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";
import { makeNetworkNode, replay } from "../../../support/transcript.ts";

describe("stub command sysctl", () => {
  const site = useTemporaryDirectory();
  const node = (): StubNode => makeNetworkNode(site.current);

  it("reads and writes settings", () => {
    replay(
      node(),
      `
$ sysctl net.ipv4.ip_forward
net.ipv4.ip_forward = 0
$ sysctl -w net.ipv4.ip_forward=1
net.ipv4.ip_forward = 1
$ sysctl -n net/ipv4/ip_forward
1
$ sysctl -q net.ipv4.conf.eth0.arp_ignore=1
$ sysctl -w "net.ipv4.tcp_rmem=1 2 3"
net.ipv4.tcp_rmem = 1 2 3
$ sysctl -n kernel.hostname
node0
$ sysctl -w net.ipv4.route.flush=1
net.ipv4.route.flush = 1
$ table sysctls
net.ipv4.ip_forward 1
net.ipv4.conf.eth0.arp_ignore 1
net.ipv4.tcp_rmem 1\t2\t3
$ sysctl -n net.ipv4.tcp_rmem
1\t2\t3
`,
    );
  });

  it("says what is wrong as sysctl does", () => {
    replay(
      node(),
      `
$ sysctl -w net.ipv4.foo=1
! sysctl: cannot stat /proc/sys/net/ipv4/foo: No such file or directory
= 1
$ sysctl net.ipv4.conf.nope.arp_ignore
! sysctl: cannot stat /proc/sys/net/ipv4/conf/nope/arp_ignore: No such file or directory
= 1
$ sysctl -w net.ipv4.conf.all.arp_ignore=foo
! sysctl: setting key "net.ipv4.conf.all.arp_ignore": Invalid argument
= 1
$ sysctl -w net.ipv4.ip_forward
! sysctl: command line(0): invalid syntax, continuing...
= 1
$ sysctl -e net.foo
$ sysctl -p /nonexistent
! sysctl: cannot open "/nonexistent": No such file or directory
= 1
$ sysctl --system
! ctdb-events: not simulated: sysctl --system
= 1
`,
    );
  });
});
