import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["unsafe-rm"];

describe("unsafe-rm", () => {
  it("offers an expansion that ends the script", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	rm -rf "$CACHE_DIR"/*
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 4 $CACHE_DIR`]);
    const mended = found.toReversed().reduce((text, { fixes }) => applyFix(text, fixes[0]), script);
    assert.ok(mended.includes(`rm -rf "\${CACHE_DIR:?}"/*`), mended);
    assert.deepEqual(await checkScript(mended, options), []);
  });

  it("finds it within quotes and behind other commands", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	timeout 5 rm -r "\${cache}/old"
	rm --recursive $x/y
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 4 \${cache}`, `warning 5 $x`]);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	cache=/run/web
	rm -rf "$cache"/*
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	[ -n "$cache" ] || exit 0
	rm -rf "$cache"/*
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	rm -rf "\${cache:?}"/*
	rm -f "$cache/x"
	rm -rf /run/web/"$x"
	rm -rf "$cache"
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	rm -rf "$CTDB_SCRIPT_VARDIR"/x "$script_state_dir/y" "$HOME/z" "$2/x"
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
. /etc/default/web
rm -rf "$cache"/*
`,
      },
      {
        script: `#!/bin/sh
clean() { rm -rf "$1"/*; }
clean /run/web
`,
      },
    ]) {
      assert.deepEqual(await checkScript(script, { only, ...target }), [], script);
    }
  });

  it("does not take a use in the same branch for a test", async () => {
    const text = '#!/bin/sh\ncase "$1" in\nstartup)\n\tls $STATE/x\n\trm -rf $STATE/*\n\t;;\nesac\n';
    assert.equal((await checkScript(text, { only: ["unsafe-rm"] })).length, 1);
    const decided = '#!/bin/sh\ncase "$STATE" in\n/run/*) rm -rf $STATE/* ;;\nesac\n';
    assert.deepEqual(await checkScript(decided, { only: ["unsafe-rm"] }), []);
  });
});
