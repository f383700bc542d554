import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["option-not-in-version"];

describe("option-not-in-version", () => {
  it("names both releases", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	echo "$CTDB_NFS_SHARED_STATE_DIR"
	;;
esac
exit 0
`;
    const options = { only, version: "4.17" };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`information 6 CTDB_NFS_SHARED_STATE_DIR`]);
    assert.ok(found[0]?.message.includes(`since 4.22, and the target is 4.17`), found[0]?.message);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        version: "4.22",
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	echo "$CTDB_NFS_SHARED_STATE_DIR"
	;;
esac
exit 0
`,
      },
      {
        version: "4.17",
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	echo "\${CTDB_NFS_SHARED_STATE_DIR:-x}"
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
