import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["variable-masks-status"];

describe("variable-masks-status", () => {
  it("finds a test of the status", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	export x=$(check) || exit 1
	readonly y=$(check)
	if [ $? -ne 0 ]; then exit 1; fi
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 4 export`, `warning 5 readonly`]);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	x=$(check) || exit 1
	export x=$(check)
	echo "$x"
	export y="$(check)" || true
	export z=1 || exit 1
	readonly w=$(check)
	other
	[ $? = 0 ]
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
