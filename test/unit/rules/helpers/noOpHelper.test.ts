import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["no-op-helper"];

describe("no-op-helper", () => {
  it("takes the call away", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	/usr/local/bin/check-web || exit 1
	;;
*)
	ctdb_standard_event_handler "$@"
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`information 9 ctdb_standard_event_handler`]);
    const mended = found.toReversed().reduce((text, { fixes }) => applyFix(text, fixes[0]), script);
    assert.ok(
      mended.includes(`*)
	;;
`),
      mended,
    );
    assert.deepEqual(await checkScript(mended, options), []);
  });

  it("finds a reconfiguration of nothing", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
ipreallocated)
	ctdb_service_reconfigure
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`information 6 ctdb_service_reconfigure`]);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        version: "4.3",
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
case "$1" in
monitor)
	ctdb_standard_event_handler "$@"
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
service_reconfigure() { :; }
case "$1" in
ipreallocated)
	ctdb_service_reconfigure
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
. /opt/site/lib.sh
case "$1" in
ipreallocated)
	ctdb_service_reconfigure
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
