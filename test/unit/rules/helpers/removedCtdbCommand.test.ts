import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["removed-ctdb-command"];

describe("removed-ctdb-command", () => {
  it("finds a removed one and replaces it", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	"$CTDB" recmaster
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 6 recmaster`]);
    const mended = found.toReversed().reduce((text, { fixes }) => applyFix(text, fixes[0]), script);
    assert.ok(mended.includes(`"$CTDB" leader`), mended);
    assert.deepEqual(await checkScript(mended, options), []);
  });

  it("finds one that is newer than the target", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	ctdb leader
	;;
esac
exit 0
`;
    const options = { only, version: "4.15" };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 6 leader`]);
    assert.ok(found[0]?.message.includes(`since 4.16 only, and the target is 4.15`), found[0]?.message);
  });

  it("finds it behind options and timeout", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	timeout 5 ctdb -X -t 3 disablescript 50.samba
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 6 disablescript`]);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	ctdb leader
	ctdb status
	;;
esac
exit 0
`,
      },
      {
        version: "4.15",
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	ctdb recmaster
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
	ctdb leader 2>/dev/null || ctdb recmaster
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
ctdb() { :; }
case "$1" in
monitor)
	ctdb recmaster
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
	ctdb "$command"
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
