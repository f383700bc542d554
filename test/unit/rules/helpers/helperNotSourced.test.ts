import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["helper-not-sourced"];

describe("helper-not-sourced", () => {
  it("underlines the first call and puts the lines below the comment at the top", async () => {
    const script = `#!/bin/sh
# checks eth0

case "$1" in
monitor)
	interface_monitor eth0 || die "no link"
	;;
esac
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`error 6 interface_monitor`]);
    const mended = found.toReversed().reduce((text, { fixes }) => applyFix(text, fixes[0]), script);
    assert.ok(
      mended.includes(`#!/bin/sh
# checks eth0

[ -n "$CTDB_BASE" ] || CTDB_BASE=$(cd -P "$(dirname "$0")/../.." && pwd)
. "\${CTDB_BASE}/functions"

case`),
      mended,
    );
    assert.deepEqual(await checkScript(mended, options), []);
  });

  it("uses the layout of the target version", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	die "no"
	;;
esac
exit 0
`;
    const options = { only, version: "4.6" };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`error 4 die`]);
    const mended = found.toReversed().reduce((text, { fixes }) => applyFix(text, fixes[0]), script);
    assert.ok(mended.includes(`/.." && pwd)`), mended);
    assert.deepEqual(await checkScript(mended, options), []);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	die "no"
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
die() { echo "$1"; exit 1; }
case "$1" in
monitor)
	die "no"
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
. /opt/site/lib.sh
case "$1" in
monitor)
	die "no"
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	service nfs status
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	if command -v interface_monitor >/dev/null; then interface_monitor eth0; fi
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	iptables -L
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
