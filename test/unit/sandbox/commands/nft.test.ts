import type { StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";
import { makeNetworkNode, replay } from "../../../support/transcript.ts";

describe("stub command nft", () => {
  const site = useTemporaryDirectory();
  const node = (): StubNode => makeNetworkNode(site.current);

  it("keeps rulesets", () => {
    replay(
      node(),
      `
$ nft add table inet filter
$ nft 'add chain inet filter input { type filter hook input priority 0 ; policy accept ; }'
$ nft add chain inet filter mychain
$ nft add rule inet filter input ip daddr 10.0.0.31 tcp dport 445 drop
$ nft add rule inet filter input tcp dport '{ 139, 445 }' accept
$ nft insert rule inet filter input iifname eth0 counter accept
$ nft add rule inet filter input jump mychain
$ nft -a list ruleset
table inet filter { # handle 1
	chain input { # handle 1
		type filter hook input priority filter; policy accept;
		iifname "eth0" counter packets 0 bytes 0 accept # handle 6
		ip daddr 10.0.0.31 tcp dport 445 drop # handle 3
		tcp dport { 139, 445 } accept # handle 5
		jump mychain # handle 7
	}

	chain mychain { # handle 2
	}
}
$ nft list chain inet filter input
table inet filter {
	chain input {
		type filter hook input priority filter; policy accept;
		iifname "eth0" counter packets 0 bytes 0 accept
		ip daddr 10.0.0.31 tcp dport 445 drop
		tcp dport { 139, 445 } accept
		jump mychain
	}
}
$ nft list tables
table inet filter
$ table nftables
inet filter - 1 -
inet filter input 0 { type filter hook input priority filter; policy accept; }
inet filter input 6 iifname "eth0" counter packets 0 bytes 0 accept
inet filter input 3 ip daddr 10.0.0.31 tcp dport 445 drop
inet filter input 5 tcp dport { 139, 445 } accept
inet filter input 7 jump mychain
inet filter mychain 0 -
$ nft delete chain inet filter mychain
! Error: Could not process rule: Device or resource busy
! delete chain inet filter mychain
!                          ^^^^^^^
= 1
$ nft delete rule inet filter input handle 3
$ nft flush chain inet filter input
$ nft delete chain inet filter mychain
$ nft list table inet filter
table inet filter {
	chain input {
		type filter hook input priority filter; policy accept;
	}
}
$ nft flush ruleset
$ nft list ruleset
`,
    );
  });

  it("says what is wrong as nft does", () => {
    replay(
      node(),
      `
$ nft add rule inet filter input drop
! Error: Could not process rule: No such file or directory
! add rule inet filter input drop
!               ^^^^^^
= 1
$ nft add chain ip filter c '{ type filter hook input priority filter; }'
! Error: No such file or directory
! add chain ip filter c { type filter hook input priority filter; }
!              ^^^^^^
= 1
$ nft add table ip t
$ nft add chain ip t c
$ nft add rule ip t c jump nope
! Error: Could not process rule: No such file or directory
! add rule ip t c jump nope
!                      ^^^^
= 1
$ nft add rule ip t c ip6 daddr fd00::1 drop
! Error: conflicting protocols specified: ip vs. ip6
! add rule ip t c ip6 daddr fd00::1 drop
!                 ^^^^^^^^^
= 1
$ nft add rule ip t c iif eth9 drop
! Error: Interface does not exist
! add rule ip t c iif eth9 drop
!                     ^^^^
= 1
$ nft add rule ip t c tcp dport 99999 drop
! Error: Service out of range
! add rule ip t c tcp dport 99999 drop
!                           ^^^^^
= 1
$ nft add rule ip t c bogus
! ctdb-events: not simulated: nft add rule ip t c bogus (add rule ip t c bogus)
= 1
$ nft add rule ip t c iifname eth9 drop
$ nft list table inet nope
! Error: No such file or directory
! list table inet nope
!                 ^^^^
= 1
$ nft delete table inet nope
! Error: Could not process rule: No such file or directory
! delete table inet nope
!                   ^^^^
= 1
$ nft foo
! Error: syntax error, unexpected newline, expecting string
! foo
!    ^
= 1
$ nft
! nft: no command specified
= 1
$ nft add set inet filter s '{ type ipv4_addr; }'
! ctdb-events: not simulated: nft add set inet filter s { type ipv4_addr; } (add set inet filter s { type ipv4_addr; })
= 1
`,
    );
  });
});
