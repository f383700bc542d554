import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["helper-not-in-version"];

describe("helper-not-in-version", () => {
  it("names both releases", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	failcount_incr "smbd" "2:5" "$out"
	;;
esac
exit 0
`;
    const options = { only, version: "4.17" };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`error 6 failcount_incr`]);
    assert.ok(
      found[0]?.message.includes(`has \`failcount_incr\` since 4.20, and the target is 4.17`),
      found[0]?.message,
    );
  });

  it("knows load_script_options", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
exit 0
`;
    const options = { only, version: "4.8" };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`error 3 load_script_options`]);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        version: "4.20",
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	failcount_incr "smbd" "2:5" "$out"
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
failcount_incr() { :; }
case "$1" in
monitor)
	failcount_incr x
	;;
esac
exit 0
`,
      },
      {
        version: "4.9",
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	service nfs start
	;;
esac
exit 0
`,
      },
      {
        version: "4.8",
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options 2>/dev/null || loadconfig
exit 0
`,
      },
    ]) {
      assert.deepEqual(await checkScript(script, { only, ...target }), [], script);
    }
  });
});
