import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["unknown-option"];

describe("unknown-option", () => {
  it("finds one misspelt word and mends it", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	[ "$CTDB_NFS_SKIP_SHARES_CHECK" = "yes" ] && exit 0
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 6 CTDB_NFS_SKIP_SHARES_CHECK`]);
    const mended = found.toReversed().reduce((text, { fixes }) => applyFix(text, fixes[0]), script);
    assert.ok(mended.includes(`$CTDB_NFS_SKIP_SHARE_CHECK"`), mended);
    assert.deepEqual(await checkScript(mended, options), []);
  });

  it("finds swapped words and missing underlines", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	echo "$CTDB_CHECK_SAMBA_PORTS" "\${CTDB_HELPERBINDIR}/x"
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 6 CTDB_CHECK_SAMBA_PORTS`, `warning 6 CTDB_HELPERBINDIR`]);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	echo "$CTDB_SERVICE_NFS" "$CTDB_SITE_NAME" "$CTDB_BACKUP_DIR"
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
CTDB_NFS_SKIP_SHARES_CHECK=yes
case "$1" in
monitor)
	echo "$CTDB_NFS_SKIP_SHARES_CHECK"
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
	echo "$CTDB_BASE $CTDB_SCRIPT_VARDIR $CTDB_SET_MonitorInterval"
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
