import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["hard-coded-ctdb-path"];

describe("hard-coded-ctdb-path", () => {
  it("puts the variable in", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
cat /etc/ctdb/nodes "/etc/ctdb/$x" >/var/lib/ctdb/scripts/y
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`hint 3 /etc/ctdb`, `hint 3 /etc/ctdb`, `hint 3 /var/lib/ctdb/scripts`]);
    const mended = found.toReversed().reduce((text, { fixes }) => applyFix(text, fixes[0]), script);
    assert.ok(
      mended.includes(`cat "\${CTDB_BASE}"/nodes "\${CTDB_BASE}/$x" >"\${CTDB_SCRIPT_VARDIR}"/y`),
      mended,
    );
    assert.deepEqual(await checkScript(mended, options), []);
  });

  it("has no fix where functions is not read", async () => {
    const script = `#!/bin/sh
. /etc/ctdb/lib.sh
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`hint 2 /etc/ctdb`]);
    assert.deepEqual(
      found.flatMap(({ fixes }) => fixes),
      [],
    );
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
CTDB_BASE=/etc/ctdb
x="\${CTDB_BASE:-/etc/ctdb}"
echo /etc/ctdbx "see /etc/ctdb" /srv/etc/ctdb/x
# /etc/ctdb/nodes
`,
      },
    ]) {
      assert.deepEqual(await checkScript(script, { only, ...target }), [], script);
    }
  });
});
