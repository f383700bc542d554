import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["removed-option"];

describe("removed-option", () => {
  it("says since when and what instead", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	nodes="$CTDB_NODES"
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 6 CTDB_NODES`]);
    assert.ok(found[0]?.message.includes(`since 4.9`), found[0]?.message);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        version: "4.8",
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
loadconfig
case "$1" in
monitor)
	nodes="$CTDB_NODES"
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
CTDB_NODES="\${CTDB_NODES:-/etc/ctdb/nodes}"
case "$1" in
monitor)
	echo "$CTDB_NODES"
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
	echo "$CTDB_NATGW_NODES"
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
	nodes="\${CTDB_NODES:-/etc/ctdb/nodes}"
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
. /etc/default/site
case "$1" in
monitor)
	nodes="$CTDB_NODES"
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
