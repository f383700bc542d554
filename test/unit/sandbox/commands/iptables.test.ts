import type { StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";
import { makeNetworkNode, replay } from "../../../support/transcript.ts";

describe("stub command iptables", () => {
  const site = useTemporaryDirectory();
  const node = (): StubNode => makeNetworkNode(site.current);

  it("keeps rules as iptables -S prints them", () => {
    replay(
      node(),
      `
$ iptables -I INPUT -i eth0 -d 10.0.0.31 -j DROP
$ iptables -A INPUT -p tcp --dport 445 -m comment --comment 'a b' -j ACCEPT
$ iptables -A POSTROUTING -t nat -s 10.0.0.0/24 ! -d 10.0.0.0/24 -j MASQUERADE
$ iptables -I INPUT -p tcp --syn -d 10.0.0.31/32 -j REJECT
$ iptables -A INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT
$ iptables -S
-P INPUT ACCEPT
-P FORWARD ACCEPT
-P OUTPUT ACCEPT
-A INPUT -d 10.0.0.31/32 -p tcp -m tcp --tcp-flags FIN,SYN,RST,ACK SYN -j REJECT --reject-with icmp-port-unreachable
-A INPUT -d 10.0.0.31/32 -i eth0 -j DROP
-A INPUT -p tcp -m tcp --dport 445 -m comment --comment "a b" -j ACCEPT
-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
$ iptables -t nat -S POSTROUTING
-P POSTROUTING ACCEPT
-A POSTROUTING -s 10.0.0.0/24 ! -d 10.0.0.0/24 -j MASQUERADE
$ iptables -L -n
Chain INPUT (policy ACCEPT)
target     prot opt source               destination         
REJECT     6    --  0.0.0.0/0            10.0.0.31            tcp flags:0x17/0x02 reject-with icmp-port-unreachable
DROP       0    --  0.0.0.0/0            10.0.0.31           
ACCEPT     6    --  0.0.0.0/0            0.0.0.0/0            tcp dpt:445 /* a b */
ACCEPT     0    --  0.0.0.0/0            0.0.0.0/0            ctstate RELATED,ESTABLISHED

Chain FORWARD (policy ACCEPT)
target     prot opt source               destination         

Chain OUTPUT (policy ACCEPT)
target     prot opt source               destination         
$ iptables -nvL INPUT --line-numbers
Chain INPUT (policy ACCEPT 0 packets, 0 bytes)
num   pkts bytes target     prot opt in     out     source               destination         
1        0     0 REJECT     6    --  *      *       0.0.0.0/0            10.0.0.31            tcp flags:0x17/0x02 reject-with icmp-port-unreachable
2        0     0 DROP       0    --  eth0   *       0.0.0.0/0            10.0.0.31           
3        0     0 ACCEPT     6    --  *      *       0.0.0.0/0            0.0.0.0/0            tcp dpt:445 /* a b */
4        0     0 ACCEPT     0    --  *      *       0.0.0.0/0            0.0.0.0/0            ctstate RELATED,ESTABLISHED
$ iptables -L INPUT
Chain INPUT (policy ACCEPT)
target     prot opt source               destination         
REJECT     tcp  --  anywhere             10.0.0.31            tcp flags:FIN,SYN,RST,ACK/SYN reject-with icmp-port-unreachable
DROP       all  --  anywhere             10.0.0.31           
ACCEPT     tcp  --  anywhere             anywhere             tcp dpt:microsoft-ds /* a b */
ACCEPT     all  --  anywhere             anywhere             ctstate RELATED,ESTABLISHED
$ table firewall
ip4 nat PREROUTING policy ACCEPT
ip4 nat INPUT policy ACCEPT
ip4 nat OUTPUT policy ACCEPT
ip4 nat POSTROUTING policy ACCEPT
ip4 nat POSTROUTING -s 10.0.0.0/24 ! -d 10.0.0.0/24 -j MASQUERADE
ip4 filter INPUT policy ACCEPT
ip4 filter INPUT -d 10.0.0.31/32 -p tcp -m tcp --tcp-flags FIN,SYN,RST,ACK SYN -j REJECT --reject-with icmp-port-unreachable
ip4 filter INPUT -d 10.0.0.31/32 -i eth0 -j DROP
ip4 filter INPUT -p tcp -m tcp --dport 445 -m comment --comment "a b" -j ACCEPT
ip4 filter INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
ip4 filter FORWARD policy ACCEPT
ip4 filter OUTPUT policy ACCEPT
`,
    );
  });

  it("brings options into their order", () => {
    replay(
      node(),
      `
$ iptables -A INPUT -p tcp --destination-port 80 --source-port 1024: -j ACCEPT
$ iptables -A INPUT -p tcp ! --syn -j ACCEPT
$ iptables -A INPUT ! -i eth0 -j ACCEPT
$ iptables -A INPUT -m limit --limit 3/minute --limit-burst 10 -j LOG --log-level info --log-prefix foo
$ iptables -t mangle -A PREROUTING -j MARK --set-mark 0x5/0xff
$ iptables -S
-P INPUT ACCEPT
-P FORWARD ACCEPT
-P OUTPUT ACCEPT
-A INPUT -p tcp -m tcp --sport 1024:65535 --dport 80 -j ACCEPT
-A INPUT -p tcp -m tcp ! --tcp-flags FIN,SYN,RST,ACK SYN -j ACCEPT
-A INPUT ! -i eth0 -j ACCEPT
-A INPUT -m limit --limit 3/min --limit-burst 10 -j LOG --log-prefix foo --log-level 6
$ iptables -nvL INPUT
Chain INPUT (policy ACCEPT 0 packets, 0 bytes)
 pkts bytes target     prot opt in     out     source               destination         
    0     0 ACCEPT     6    --  *      *       0.0.0.0/0            0.0.0.0/0            tcp spts:1024:65535 dpt:80
    0     0 ACCEPT     6    --  *      *       0.0.0.0/0            0.0.0.0/0            tcp flags:!0x17/0x02
    0     0 ACCEPT     0    --  !eth0  *       0.0.0.0/0            0.0.0.0/0           
    0     0 LOG        0    --  *      *       0.0.0.0/0            0.0.0.0/0            limit: avg 3/min burst 10 LOG flags 0 level 6 prefix "foo"
$ iptables -t mangle -S PREROUTING
-P PREROUTING ACCEPT
-A PREROUTING -j MARK --set-xmark 0x5/0xff
`,
    );
  });

  it("deletes a rule that is there, and says so where none is", () => {
    replay(
      node(),
      `
$ iptables -I INPUT 1 -p tcp --dport 3260 -j DROP
$ iptables -C INPUT -p tcp --dport 3260 -j DROP
$ iptables -D INPUT -p tcp --dport 3260 -j DROP
$ iptables -D INPUT -p tcp --dport 3260 -j DROP
! iptables: Bad rule (does a matching rule exist in that chain?).
= 1
$ iptables -D INPUT 1
! iptables: Index of deletion too big.
= 1
$ iptables -S INPUT
-P INPUT ACCEPT
`,
    );
  });

  it("has chains of its own", () => {
    replay(
      node(),
      `
$ iptables -N CTDB
$ iptables -N CTDB
! iptables: Chain already exists.
= 1
$ iptables -A INPUT -j CTDB
$ iptables -X CTDB
! iptables v1.8.9 (nf_tables):  CHAIN_DEL failed (Device or resource busy): chain CTDB
= 4
$ iptables -P INPUT DROP
$ iptables -L
Chain INPUT (policy DROP)
target     prot opt source               destination         
CTDB       all  --  anywhere             anywhere            

Chain FORWARD (policy ACCEPT)
target     prot opt source               destination         

Chain OUTPUT (policy ACCEPT)
target     prot opt source               destination         

Chain CTDB (1 references)
target     prot opt source               destination         
$ iptables -E CTDB OTHER
$ iptables -S
-P INPUT DROP
-P FORWARD ACCEPT
-P OUTPUT ACCEPT
-N OTHER
-A INPUT -j OTHER
$ iptables -F
$ iptables -X
$ table firewall
ip4 filter INPUT policy DROP
ip4 filter FORWARD policy ACCEPT
ip4 filter OUTPUT policy ACCEPT
`,
    );
  });

  it("saves", () => {
    replay(
      node(),
      `
$ iptables -w 5 -A INPUT -i eth+ ! -s 10.0.0.0/8 -p all -j ACCEPT
$ iptables-save
# Generated by iptables-save v1.8.9 (nf_tables) on Tue Nov 14 22:13:20 2023
*filter
:INPUT ACCEPT [0:0]
:FORWARD ACCEPT [0:0]
:OUTPUT ACCEPT [0:0]
-A INPUT ! -s 10.0.0.0/8 -i eth+ -j ACCEPT
COMMIT
# Completed on Tue Nov 14 22:13:20 2023
$ iptables-save -t nat
# Generated by iptables-save v1.8.9 (nf_tables) on Tue Nov 14 22:13:20 2023
*nat
:PREROUTING ACCEPT [0:0]
:INPUT ACCEPT [0:0]
:OUTPUT ACCEPT [0:0]
:POSTROUTING ACCEPT [0:0]
COMMIT
# Completed on Tue Nov 14 22:13:20 2023
`,
    );
  });

  it("keeps IPv6 apart", () => {
    replay(
      node(),
      `
$ ip6tables -I INPUT -i eth0 -d fd00::31 -j DROP
$ ip6tables -A INPUT -p tcp --dport 445 -j REJECT
$ ip6tables -S
-P INPUT ACCEPT
-P FORWARD ACCEPT
-P OUTPUT ACCEPT
-A INPUT -d fd00::31/128 -i eth0 -j DROP
-A INPUT -p tcp -m tcp --dport 445 -j REJECT --reject-with icmp6-port-unreachable
$ ip6tables -L -n
Chain INPUT (policy ACCEPT)
target     prot opt source               destination         
DROP       0    --  ::/0                 fd00::31            
REJECT     6    --  ::/0                 ::/0                 tcp dpt:445 reject-with icmp6-port-unreachable

Chain FORWARD (policy ACCEPT)
target     prot opt source               destination         

Chain OUTPUT (policy ACCEPT)
target     prot opt source               destination         
$ iptables -S
-P INPUT ACCEPT
-P FORWARD ACCEPT
-P OUTPUT ACCEPT
$ ip6tables -A INPUT -s 10.0.0.1 -j ACCEPT
! ip6tables v1.8.9 (nf_tables): host/network \`10.0.0.1' not found
! Try \`ip6tables -h' or 'ip6tables --help' for more information.
= 2
`,
    );
  });

  it("says what is wrong as iptables does", () => {
    replay(
      node(),
      `
$ iptables
! iptables v1.8.9 (nf_tables): no command specified
! Try \`iptables -h' or 'iptables --help' for more information.
= 2
$ iptables -A NOPE -j DROP
! iptables: No chain/target/match by that name.
= 1
$ iptables -A INPUT -j NOPE
! iptables v1.8.9 (nf_tables): Chain 'NOPE' does not exist
! Try \`iptables -h' or 'iptables --help' for more information.
= 2
$ iptables -A INPUT --dport 1 -j ACCEPT
! iptables v1.8.9 (nf_tables): unknown option "--dport"
! Try \`iptables -h' or 'iptables --help' for more information.
= 2
$ iptables -A INPUT -p foo -j ACCEPT
! iptables v1.8.9 (nf_tables): unknown protocol "foo" specified
! Try \`iptables -h' or 'iptables --help' for more information.
= 2
$ iptables -A INPUT -s 10.0.0.300 -j ACCEPT
! iptables v1.8.9 (nf_tables): host/network \`10.0.0.300' not found
! Try \`iptables -h' or 'iptables --help' for more information.
= 2
$ iptables -I INPUT 99 -j DROP
! iptables: Index of insertion too big.
= 1
$ iptables -t foo -L
! iptables v1.8.9 (nf_tables): table 'foo' does not exist
! Perhaps iptables or your kernel needs to be upgraded.
= 3
$ iptables -F NOPE
! iptables: No chain/target/match by that name.
= 1
$ iptables -L NOPE
! iptables v1.8.9 (nf_tables): chain \`NOPE' in table \`filter' is incompatible, use 'nft' tool.
= 1
`,
    );
  });

  it("does not simulate what it cannot", () => {
    replay(
      node(),
      `
$ iptables -A INPUT -m recent --set -j ACCEPT
! ctdb-events: not simulated: iptables -A INPUT -m recent --set -j ACCEPT (match recent)
= 2
$ iptables -A INPUT -j NFLOG
! ctdb-events: not simulated: iptables -A INPUT -j NFLOG (target NFLOG)
= 2
`,
    );
  });
});
