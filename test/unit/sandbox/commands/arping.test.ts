import type { StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";
import { makeNetworkNode, replay } from "../../../support/transcript.ts";

describe("stub command arping", () => {
  const site = useTemporaryDirectory();
  const node = (): StubNode => makeNetworkNode(site.current);

  it("announces an address and looks for others", () => {
    replay(
      node(),
      `
$ arping -q -c 1 -U -I eth0 10.0.0.11
$ arping -U -c 2 -I eth0 10.0.0.11
ARPING 10.0.0.11 from 10.0.0.11 eth0
Sent 2 probes (2 broadcast(s))
Received 0 response(s)
$ arping -c 1 -w 1 -I eth0 10.0.0.12
ARPING 10.0.0.12 from 10.0.0.11 eth0
Unicast reply from 10.0.0.12 [02:00:0A:00:00:0C]  0.612ms
Sent 1 probes (1 broadcast(s))
Received 1 response(s)
$ arping -c 1 -w 1 -I eth0 10.0.0.99
ARPING 10.0.0.99 from 10.0.0.11 eth0
Sent 1 probes (1 broadcast(s))
Received 0 response(s)
= 1
$ arping -D -c 1 -I eth0 10.0.0.12
ARPING 10.0.0.12 from 0.0.0.0 eth0
Unicast reply from 10.0.0.12 [02:00:0A:00:00:0C]  0.612ms
Sent 1 probes (1 broadcast(s))
Received 1 response(s)
= 1
$ arping -D -c 1 -w 1 -I eth0 10.0.0.99
ARPING 10.0.0.99 from 0.0.0.0 eth0
Sent 1 probes (1 broadcast(s))
Received 0 response(s)
`,
    );
  });

  it("says what is wrong as arping does", () => {
    replay(
      node(),
      `
$ arping -c 1 -I nope 10.0.0.1
! arping: Device nope not available.
= 2
$ arping -c 1 -I eth1 10.0.0.1
Interface "eth1" is down
= 2
$ arping -c 1 -I lo 127.0.0.1
Interface "lo" is not ARPable
= 2
`,
    );
  });
});
