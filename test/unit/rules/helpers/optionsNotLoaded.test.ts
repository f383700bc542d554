import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["options-not-loaded"];

describe("options-not-loaded", () => {
  it("finds the missing call and puts it behind functions", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
case "$1" in
monitor)
	[ "$CTDB_SAMBA_SKIP_SHARE_CHECK" = "yes" ] && exit 0
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 5 CTDB_SAMBA_SKIP_SHARE_CHECK`]);
    const mended = found.toReversed().reduce((text, { fixes }) => applyFix(text, fixes[0]), script);
    assert.ok(
      mended.includes(`functions"

load_script_options
`),
      mended,
    );
    assert.deepEqual(await checkScript(mended, options), []);
  });

  it("finds a use before the call", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
[ -n "$CTDB_NATGW_NODES" ] || exit 0
load_script_options
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 3 CTDB_NATGW_NODES`]);
  });

  it("wants loadconfig before 4.9", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
case "$1" in
monitor)
	[ "$CTDB_SAMBA_SKIP_SHARE_CHECK" = "yes" ] && exit 0
	;;
esac
exit 0
`;
    const options = { only, version: "4.6" };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`information 5 CTDB_SAMBA_SKIP_SHARE_CHECK`]);
    assert.ok(found[0]?.message.includes(`\`loadconfig\` reads them`), found[0]?.message);
    const mended = found.toReversed().reduce((text, { fixes }) => applyFix(text, fixes[0]), script);
    assert.ok(
      mended.includes(`
loadconfig
`),
      mended,
    );
    assert.deepEqual(await checkScript(mended, options), []);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
[ -n "$CTDB_NATGW_NODES" ] || exit 0
`,
      },
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
check() { [ -n "$CTDB_NATGW_NODES" ]; }
load_script_options
check || exit 0
`,
      },
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
. "\${CTDB_BASE}/script.options"
[ -n "$CTDB_NATGW_NODES" ] || exit 0
`,
      },
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
echo "$CTDB_BASE $CTDB_SITE"
`,
      },
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
setup() { load_script_options; }
setup
echo "$CTDB_NATGW_NODES"
`,
      },
    ]) {
      assert.deepEqual(await checkScript(script, { only, ...target }), [], script);
    }
  });
});
