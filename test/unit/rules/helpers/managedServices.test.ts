import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["managed-services"];

describe("managed-services", () => {
  it("finds the options of 4.8", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	[ "$CTDB_MANAGES_NFS" = "yes" ] || exit 0
	echo "$CTDB_MANAGED_SERVICES"
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 6 CTDB_MANAGES_NFS`, `warning 7 CTDB_MANAGED_SERVICES`]);
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
	[ "$CTDB_MANAGES_NFS" = "yes" ] || exit 0
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
	[ "$CTDB_MANAGES_SITE_THING" = "yes" ] || exit 0
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
CTDB_MANAGES_NFS=yes
case "$1" in
monitor)
	[ "$CTDB_MANAGES_NFS" = "yes" ] || exit 0
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
	[ "$CTDB_MANAGES_NFS" = "yes" ] || exit 0
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
