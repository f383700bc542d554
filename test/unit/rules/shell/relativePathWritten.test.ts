import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["relative-path-written"];

describe("relative-path-written", () => {
  it("finds redirections and programs", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	date >>state/x
	mkdir -p run/y
	touch "flag"
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`information 4 state/x`, `information 5 run/y`, `information 6 "flag"`]);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	date >"$x"
	date >"$dir/x"
	date >/run/x
	check 2>&1 >&2
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	cd /run || exit 1
	date >x
	;;
esac
exit 0
`,
      },
    ]) {
      assert.deepEqual(await checkScript(script, { only, ...target }), [], script);
    }
  });

  it("is silent on an argument behind a variable", async () => {
    const text = handlerScript("takeip", "mkdir -p $STATE/$3", "touch $STATE/ip/$3");
    assert.deepEqual(await checkScript(text, { only: ["relative-path-written"] }), []);
  });
});
