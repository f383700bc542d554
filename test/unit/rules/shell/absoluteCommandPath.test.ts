import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["absolute-command-path"];

describe("absolute-command-path", () => {
  it("offers the name alone", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	/usr/sbin/iptables -L
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`hint 4 /usr/sbin/iptables`]);
    const mended = found.toReversed().reduce((text, { fixes }) => applyFix(text, fixes[0]), script);
    assert.ok(mended.includes(`	iptables -L`), mended);
    assert.deepEqual(await checkScript(mended, options), []);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	/opt/web/bin/check
	/usr/local/bin/check
	[ -x /usr/bin/check ] || exit 0
	cat /etc/hosts
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
ip() { /sbin/ip "$@"; }
ip a
/sbin/ip b
`,
      },
    ]) {
      assert.deepEqual(await checkScript(script, { only, ...target }), [], script);
    }
  });
});
