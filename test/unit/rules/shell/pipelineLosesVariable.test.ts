import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["pipeline-loses-variable"];

describe("pipeline-loses-variable", () => {
  it("finds a flag that stays clear", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	failed=""
	list | while read -r x; do
		failed=1
	done
	[ -z "$failed" ] || exit 1
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 6 failed`]);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	failed=""
	while read -r x; do
		failed=1
	done </run/x
	[ -z "$failed" ] || exit 1
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	name=a
	list | while read -r name; do :; done
	echo "$name"
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	list | while read -r x; do y=1; echo "$y"; done
	y=2
	echo "$y"
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	y=0
	list | while read -r x; do y=1; echo "$y"; done
	echo "$y"
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
