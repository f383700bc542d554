import type { StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";
import { makeNetworkNode, replay } from "../../../support/transcript.ts";

describe("stub command ethtool", () => {
  const site = useTemporaryDirectory();
  const node = (): StubNode => makeNetworkNode(site.current);

  it("tells whether there is a link", () => {
    replay(
      node(),
      `
$ ethtool eth0
Settings for eth0:
	Supported ports: [ TP ]
	Supported link modes:   10baseT/Half 10baseT/Full
	                        100baseT/Half 100baseT/Full
	                        1000baseT/Full
	Supported pause frame use: No
	Supports auto-negotiation: Yes
	Supported FEC modes: Not reported
	Advertised link modes:  10baseT/Half 10baseT/Full
	                        100baseT/Half 100baseT/Full
	                        1000baseT/Full
	Advertised pause frame use: No
	Advertised auto-negotiation: Yes
	Advertised FEC modes: Not reported
	Speed: 1000Mb/s
	Duplex: Full
	Auto-negotiation: on
	Port: Twisted Pair
	PHYAD: 0
	Transceiver: internal
	MDI-X: Unknown
	Link detected: yes
$ set interfaces eth0 ether up up 02:00:00:00:00:02 1500 - => eth0 ether up down 02:00:00:00:00:02 1500 -
$ ethtool eth0
Settings for eth0:
	Supported ports: [ TP ]
	Supported link modes:   10baseT/Half 10baseT/Full
	                        100baseT/Half 100baseT/Full
	                        1000baseT/Full
	Supported pause frame use: No
	Supports auto-negotiation: Yes
	Supported FEC modes: Not reported
	Advertised link modes:  10baseT/Half 10baseT/Full
	                        100baseT/Half 100baseT/Full
	                        1000baseT/Full
	Advertised pause frame use: No
	Advertised auto-negotiation: Yes
	Advertised FEC modes: Not reported
	Speed: Unknown!
	Duplex: Unknown! (255)
	Auto-negotiation: on
	Port: Twisted Pair
	PHYAD: 0
	Transceiver: internal
	MDI-X: Unknown
	Link detected: no
$ ethtool lo
Settings for lo:
	Link detected: yes
$ ethtool -i eth0
driver: e1000e
version: 6.1.0
firmware-version: 
expansion-rom-version: 
bus-info: 0000:00:03.0
supports-statistics: yes
supports-test: yes
supports-eeprom-access: yes
supports-register-dump: yes
supports-priv-flags: no
`,
    );
  });

  it("says what is wrong as ethtool does", () => {
    replay(
      node(),
      `
$ ethtool nope
No data available
! netlink error: no device matches name (offset 24)
! netlink error: No such device
! netlink error: no device matches name (offset 24)
! netlink error: No such device
! netlink error: no device matches name (offset 24)
! netlink error: No such device
! netlink error: no device matches name (offset 24)
! netlink error: No such device
! netlink error: no device matches name (offset 24)
! netlink error: No such device
= 75
$ ethtool -i nope
! Cannot get driver information: No such device
= 71
$ ethtool
! ethtool: bad command line argument(s)
! For more information run ethtool -h
= 1
$ ethtool --foo eth0
! ethtool: bad command line argument(s)
! For more information run ethtool -h
= 1
$ ethtool -S eth0
! ctdb-events: not simulated: ethtool -S eth0
= 1
`,
    );
  });
});
