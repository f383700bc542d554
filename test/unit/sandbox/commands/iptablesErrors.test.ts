import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";
import { makeNetworkNode, replay } from "../../../support/transcript.ts";

const TRY = "! Try `iptables -h' or 'iptables --help' for more information.\n= 2";
const V = "! iptables v1.8.9 (nf_tables): ";

// What iptables 1.8.9 says on Linux 6.18; a rule that it refuses must not pass here.
describe("stub command iptables, where a rule cannot be", () => {
  const site = useTemporaryDirectory();

  it("refuses flags and options that stand twice", () => {
    replay(
      makeNetworkNode(site.current),
      `
$ iptables -A INPUT -p tcp -p tcp
${V}multiple -p flags not allowed
${TRY}
$ iptables -A INPUT -s 10.0.0.1 ! -s 10.0.0.2
${V}multiple -s flags not allowed
${TRY}
$ iptables -A INPUT -j ACCEPT -j DROP
${V}multiple -j flags not allowed
${TRY}
$ iptables -A INPUT -p tcp --dport 22 --dport 23
${V}Only one \`--destination-port' allowed
${TRY}
$ iptables -A INPUT -p tcp -m multiport --dports 1 --dports 2
${V}multiport: option "--destination-ports" can only be used once.
! 
${TRY}
`,
    );
  });

  it("wants the protocol and the options that a match or a target needs", () => {
    replay(
      makeNetworkNode(site.current),
      `
$ iptables -A INPUT -m multiport --dports 139,445 -j ACCEPT
${V}multiport needs \`-p tcp', \`-p udp', \`-p udplite', \`-p sctp' or \`-p dccp'
${TRY}
$ iptables -A INPUT -m tcp --dport 445 -j ACCEPT
${V}TCP match requires '-p tcp'
${TRY}
$ iptables -A INPUT -m tcp --dport 445 -p tcp -j ACCEPT
$ iptables -A INPUT -m state -j ACCEPT
${V}state: option "--state" must be specified
! 
${TRY}
$ iptables -t nat -A PREROUTING -j REDIRECT --to-ports 80
${V}Need TCP, UDP, SCTP or DCCP with port specification
${TRY}
$ iptables -t nat -A PREROUTING -p tcp -j DNAT --to-destination 10.0.0.1:80
$ iptables -A INPUT -j REJECT --reject-with foo
${V}unknown reject type "foo"
${TRY}
$ iptables -A INPUT -j REJECT --reject-with port-unreach
$ iptables -S INPUT
-P INPUT ACCEPT
-A INPUT -p tcp -m tcp --dport 445 -j ACCEPT
-A INPUT -j REJECT --reject-with icmp-port-unreachable
`,
    );
  });

  it("refuses what a chain or a table does not take, and keeps no rule of it", () => {
    replay(
      makeNetworkNode(site.current),
      `
$ iptables -A INPUT -o eth0 -j DROP
${V}Can't use -o with INPUT
! 
${TRY}
$ iptables -t nat -A PREROUTING -d 10.0.0.31 -j DROP
${V}
! The "nat" table is not intended for filtering, the use of DROP is therefore inhibited.
! 
! 
${TRY}
$ iptables -A POSTROUTING -j MASQUERADE
! iptables: No chain/target/match by that name.
= 1
$ iptables -A FORWARD -j MASQUERADE
${V} RULE_APPEND failed (Invalid argument): rule in chain FORWARD
= 4
$ iptables -t nat -I PREROUTING -j SNAT --to-source 10.0.0.31
${V} RULE_INSERT failed (Invalid argument): rule in chain PREROUTING
= 4
$ iptables -A INPUT -d 10.0.0.31 -j REJECT --reject-with tcp-reset
${V} RULE_APPEND failed (Invalid argument): rule in chain INPUT
= 4
$ iptables -A INPUT -d 10.0.0.31 -p tcp -j REJECT --reject-with tcp-reset
$ iptables -t nat -N own
$ iptables -t nat -A own -j MASQUERADE
$ iptables -S
-P INPUT ACCEPT
-P FORWARD ACCEPT
-P OUTPUT ACCEPT
-A INPUT -d 10.0.0.31/32 -p tcp -j REJECT --reject-with tcp-reset
`,
    );
  });
});
