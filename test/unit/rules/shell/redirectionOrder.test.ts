import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["redirection-order"];

describe("redirection-order", () => {
  it("swaps them", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	check 2>&1 >>/var/log/check
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 4 2>&1 >>/var/log/check`]);
    const mended = found.toReversed().reduce((text, { fixes }) => applyFix(text, fixes[0]), script);
    assert.ok(
      mended.includes(`check >>/var/log/check 2>&1
`),
      mended,
    );
    assert.deepEqual(await checkScript(mended, options), []);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	check >/dev/null 2>&1
	errors=$(check 2>&1 >/dev/null)
	check 2>&1 >/dev/null | logger
	{ check 2>&1 >/dev/null; } 2>/run/x
	check 2>/run/y >/run/x
	check 2>&1
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
errors() { check 2>&1 >/dev/null; }
x=$(errors)
`,
      },
    ]) {
      assert.deepEqual(await checkScript(script, { only, ...target }), [], script);
    }
  });
});
