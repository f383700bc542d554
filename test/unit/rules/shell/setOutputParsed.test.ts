import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["set-output-parsed"];

describe("set-output-parsed", () => {
  it("finds it before a pipe", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	set | sed -n 's/^WEB_//p'
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`information 4 set`]);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	set -- a b
	set -e
	env | grep x
	list | set
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
