import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["ctdb-base-prelude"];

describe("ctdb-base-prelude", () => {
  it("finds the lines of 4.9 to 4.22 and mends them", async () => {
    const script = `#!/bin/sh
[ -n "$CTDB_BASE" ] || \\
	CTDB_BASE=$(d=$(dirname "$0") && cd -P "$d" && dirname "$PWD")

. "\${CTDB_BASE}/functions"

case "$1" in
monitor)
	interface_monitor eth0 || exit 1
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`information 3 $(d=$(dirname "$0") && cd -P "$d" && dirname "$PWD")`]);
    assert.ok(found[0]?.message.includes(`Go up two folders`), found[0]?.message);
    const mended = found.toReversed().reduce((text, { fixes }) => applyFix(text, fixes[0]), script);
    assert.ok(mended.includes(`CTDB_BASE=$(cd -P "$(dirname "$0")/../.." && pwd)`), mended);
    assert.deepEqual(await checkScript(mended, options), []);
  });

  it("finds two nested dirnames", async () => {
    const script = `#!/bin/sh
CTDB_BASE=$(dirname $(dirname "$0"))

. "\${CTDB_BASE}/functions"

case "$1" in
monitor)
	interface_monitor eth0 || exit 1
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`information 2 $(dirname $(dirname "$0"))`]);
    const mended = found.toReversed().reduce((text, { fixes }) => applyFix(text, fixes[0]), script);
    assert.ok(mended.includes(`cd -P "$(dirname "$0")/../.."`), mended);
    assert.deepEqual(await checkScript(mended, options), []);
  });

  it("wants one folder before 4.9", async () => {
    const script = `#!/bin/sh
[ -n "$CTDB_BASE" ] || CTDB_BASE=$(cd -P "$(dirname "$0")/../.." && pwd)

. "\${CTDB_BASE}/functions"

case "$1" in
monitor)
	interface_monitor eth0 || exit 1
	;;
esac
exit 0
`;
    const options = { only, version: "4.6" };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`information 2 $(cd -P "$(dirname "$0")/../.." && pwd)`]);
    const mended = found.toReversed().reduce((text, { fixes }) => applyFix(text, fixes[0]), script);
    assert.ok(mended.includes(`CTDB_BASE=$(cd -P "$(dirname "$0")/.." && pwd)`), mended);
    assert.deepEqual(await checkScript(mended, options), []);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
[ -n "$CTDB_BASE" ] || CTDB_BASE=$(cd -P "$(dirname "$0")/../.." && pwd)

. "\${CTDB_BASE}/functions"

case "$1" in
monitor)
	interface_monitor eth0 || exit 1
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
[ -n "$CTDB_BASE" ] || CTDB_BASE=$(d="$(dirname "$0")" && cd -P "$d/../../" && pwd)

. "\${CTDB_BASE}/functions"

case "$1" in
monitor)
	interface_monitor eth0 || exit 1
	;;
esac
exit 0
`,
      },
      {
        version: "4.6",
        script: `#!/bin/sh
[ -n "$CTDB_BASE" ] || \\
	CTDB_BASE=$(d=$(dirname "$0") && cd -P "$d" && dirname "$PWD")

. "\${CTDB_BASE}/functions"

case "$1" in
monitor)
	interface_monitor eth0 || exit 1
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
CTDB_BASE=$(dirname "$(readlink -f "$0")")

. "\${CTDB_BASE}/functions"

case "$1" in
monitor)
	interface_monitor eth0 || exit 1
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
CTDB_BASE=$(find_base "$(dirname "$0")")

. "\${CTDB_BASE}/functions"

case "$1" in
monitor)
	interface_monitor eth0 || exit 1
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
export CTDB_BASE=/etc/ctdb

. "\${CTDB_BASE}/functions"

case "$1" in
monitor)
	interface_monitor eth0 || exit 1
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh

. "\${CTDB_BASE}/functions"

case "$1" in
monitor)
	interface_monitor eth0 || exit 1
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
