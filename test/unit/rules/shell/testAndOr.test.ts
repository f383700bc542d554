import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["test-and-or"];

describe("test-and-or", () => {
  it("writes two tests where nothing else is bound to them", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	if [ -n "$x" -a -n "$y" ]; then
		exit 1
	fi
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`hint 4 -a`]);
    const mended = found.toReversed().reduce((text, { fixes }) => applyFix(text, fixes[0]), script);
    assert.ok(mended.includes(`if [ -n "$x" ] && [ -n "$y" ]; then`), mended);
    assert.deepEqual(await checkScript(mended, options), []);
  });

  it("writes two tests with the command test", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	if test -f /x -o -f /y; then
		exit 1
	fi
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`hint 4 -o`]);
    const mended = found.toReversed().reduce((text, { fixes }) => applyFix(text, fixes[0]), script);
    assert.ok(mended.includes(`if test -f /x || test -f /y; then`), mended);
    assert.deepEqual(await checkScript(mended, options), []);
  });

  it("has no fix in a list", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	[ -n "$x" -o -n "$y" ] && exit 1
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`hint 4 -o`]);
    assert.deepEqual(
      found.flatMap(({ fixes }) => fixes),
      [],
    );
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	[ -a /x ] && exit
	[ -o errexit ] && exit
	[ "$x" = "-a" ] && exit
	[[ -n $x && -n $y ]]
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
