import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["predictable-tmp"];

describe("predictable-tmp", () => {
  it("finds written files and names with the process number", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	date >/tmp/state
	tmp=/tmp/x.$$
	tmp="/var/tmp/x.$$"
	touch "/tmp/$name"
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [
      `information 4 /tmp/state`,
      `information 5 /tmp/x.$$`,
      `information 6 "/var/tmp/x.$$"`,
      `information 7 "/tmp/$name"`,
    ]);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	x=$(mktemp /tmp/x.XXXXXX)
	cat /tmp/x
	y=/tmp/known
	date >"$x"
	date >/tmpfs/x
	;;
esac
exit 0
`,
      },
    ]) {
      assert.deepEqual(await checkScript(script, { only, ...target }), [], script);
    }
  });
});
