import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["background-keeps-output"];

describe("background-keeps-output", () => {
  it("finds a process without redirections", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	warm-cache &
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 4 warm-cache`]);
  });

  it("finds one that a substitution waits for", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	pid=$(warm-cache & echo $!)
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 4 warm-cache`]);
    assert.ok(found[0]?.message.includes(`waits for its end`), found[0]?.message);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	warm-cache >/dev/null 2>&1 &
	warm-cache >/run/log &
	( warm-cache; more ) >/dev/null 2>&1 &
	sleep 5 &
	a | logger &
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	warm-cache &
	wait
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
exec >/run/log 2>&1
warm-cache &
`,
      },
      {
        script: `#!/bin/sh
warm() { warm-cache & }
warm >/dev/null 2>&1
`,
      },
    ]) {
      assert.deepEqual(await checkScript(script, { only, ...target }), [], script);
    }
  });

  it("names background_with_logging only where the release has it", async () => {
    const text = handlerScript("startup", "/opt/daemon &");
    const message = async (version: string): Promise<string> =>
      (await checkScript(text, { only: ["background-keeps-output"], version }))[0]?.message ?? "";
    assert.match(await message("4.17"), /Use `background_with_logging \/opt\/daemon`, or redirect both/);
    assert.match(await message("1.0.57"), /hung script\. Redirect both outputs\.$/);
  });
});
