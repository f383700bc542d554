import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["ctdb-output-parsed"];

describe("ctdb-output-parsed", () => {
  it("finds awk and cut", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	ctdb ip | awk '{ print $1 }'
	$CTDB status | cut -d" " -f2
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`information 6 ip`, `information 7 status`]);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	ctdb -X ip | awk -F'|' '{ print $2 }'
	ctdb status -X | cut -d"|" -f2
	ctdb ip | grep -q "$2"
	ctdb pnn | sed s/x//
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
