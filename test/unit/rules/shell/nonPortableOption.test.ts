import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["non-portable-option"];

describe("non-portable-option", () => {
  it("finds what CTDB mended in its own scripts", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	which x
	date +%s%N
	mkdir -pv /run/x
	grep -qP "a" /x
	awk '{ print gensub(/a/, "b", 1) }' /x
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [
      `hint 4 which`,
      `hint 5 +%s%N`,
      `hint 6 -pv`,
      `hint 7 -qP`,
      `hint 8 '{ print gensub(/a/, "b", 1) }'`,
    ]);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	date +%s
	mkdir -p /run/x
	grep -q -- -P /x
	grep -e -P /x
	command -v which
	echo which
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
