import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["set-e-before-functions"];

describe("set-e-before-functions", () => {
  it("finds it among other options", async () => {
    const script = `#!/bin/sh
set -eu
. "\${CTDB_BASE}/functions"
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`error 2 -eu`]);
  });

  it("finds the long name and the first line", async () => {
    const script = `#!/bin/sh -u
set -o errexit
. "\${CTDB_BASE}/functions"
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`error 1 -u`]);
  });

  it("finds nounset", async () => {
    const script = `#!/bin/sh
set -o nounset
. "\${CTDB_BASE}/functions"
`;
    const options = { only, version: "4.6" };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 2 nounset`]);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
set -e
. "\${CTDB_BASE}/functions"
`,
      },
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
set -u
`,
      },
      {
        script: `#!/bin/sh
set -u
set +u
. "\${CTDB_BASE}/functions"
`,
      },
      {
        script: `#!/bin/sh
set -u
exit 0
`,
      },
      {
        script: `#!/bin/sh
strict() { set -u; }
. "\${CTDB_BASE}/functions"
`,
      },
      {
        script: `#!/bin/sh
[ -z "$STRICT" ] || set -u
. "\${CTDB_BASE}/functions"
`,
      },
    ]) {
      assert.deepEqual(await checkScript(script, { only, ...target }), [], script);
    }
  });
});
