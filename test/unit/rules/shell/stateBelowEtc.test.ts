import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["state-below-etc"];

describe("state-below-etc", () => {
  it("finds redirections and programs", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	date >>/etc/ctdb/state/x
	touch "$CTDB_BASE/flag"
	mkdir -p "\${CTDB_BASE}/run"
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [
      `information 4 /etc/ctdb/state/x`,
      `information 5 "$CTDB_BASE/flag"`,
      `information 6 "\${CTDB_BASE}/run"`,
    ]);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	echo x >>"\${CTDB_BASE}/nodes"
	sort x >/etc/ctdb/50.samba.options
	cat "\${CTDB_BASE}/state"
	date >"$CTDB_SCRIPT_VARDIR/x"
	touch -r "$CTDB_BASE/nodes" /run/x
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
