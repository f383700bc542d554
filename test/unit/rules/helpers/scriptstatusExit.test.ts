import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["scriptstatus-exit"];

describe("scriptstatus-exit", () => {
  it("finds it in a condition", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	ctdb scriptstatus || exit 1
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 6 scriptstatus`]);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        version: "4.5",
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	ctdb scriptstatus || exit 1
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	ctdb scriptstatus
	ctdb scriptstatus | grep -q ERROR && exit 1
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
