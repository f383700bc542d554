import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["option-yes-spelling"];

describe("option-yes-spelling", () => {
  it("finds true and mends it", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	[ "$CTDB_NFS_SKIP_SHARE_CHECK" = "true" ] && exit 0
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 6 "true"`]);
    const mended = found.toReversed().reduce((text, { fixes }) => applyFix(text, fixes[0]), script);
    assert.ok(mended.includes(`= "yes" ]`), mended);
    assert.deepEqual(await checkScript(mended, options), []);
  });

  it("finds other words, sides and tests", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	test "\${CTDB_NFS_SKIP_SHARE_CHECK:-no}" != 0 && exit 0
	[ YES = "$CTDB_PARTIALLY_ONLINE_INTERFACES" ] || exit 0
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 6 0`, `warning 7 YES`]);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	[ "$CTDB_NFS_SKIP_SHARE_CHECK" = "no" ] && exit 0
	[ "$CTDB_NFS_SKIP_SHARE_CHECK" != "yes" ] && exit 0
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
	[ "$SITE_FLAG" = "true" ] && exit 0
	[ "$CTDB_KILLTCP_USE_SS_KILL" = "try" ] && exit 0
	[ "$CTDB_NFS_SKIP_SHARE_CHECK" = "$wanted" ]
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
