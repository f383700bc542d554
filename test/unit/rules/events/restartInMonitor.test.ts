import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["restart-in-monitor"];

describe("restart-in-monitor", () => {
  it("warns of a service that monitor starts, also in a function", async () => {
    assert.deepEqual(
      seen(await checkScript(handlerScript("monitor", "service x status || service x restart"), { only })),
      ["warning 4 restart"],
    );
    const through = `#!/bin/sh\nagain() {\n\tsystemctl start x\n}\n${handlerScript("monitor", "again").slice(10)}`;
    assert.deepEqual(seen(await checkScript(through, { only })), ["warning 3 start"]);
  });

  it("is silent in the background, for questions, and in other events", async () => {
    const background = `#!/bin/sh\nagain() {\n\tsystemctl start x\n}\n${handlerScript("monitor", "background_with_logging again").slice(10)}`;
    for (const text of [
      background,
      handlerScript("monitor", "(sleep 1; service x restart) >/dev/null 2>&1 &"),
      handlerScript("monitor", "service x status || exit 1", "systemctl is-active x"),
      handlerScript("startup", "service x start || exit 1"),
    ]) {
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
  });

  it("waits for releases that cancel a monitor", async () => {
    const text = handlerScript("monitor", "service x restart");
    assert.deepEqual(await checkScript(text, { only, version: "1.0.100" }), []);
    assert.equal((await checkScript(text, { only, version: "1.0.112" })).length, 1);
  });

  it("warns of a start that every event runs", async () => {
    const text = handlerScript("startup", "/opt/x").replace("case", "systemctl restart x\ncase");
    const found = await checkScript(text, { only });
    assert.deepEqual(seen(found), ["warning 2 restart"]);
    assert.match(found[0]?.message ?? "", /^Every event runs this line/);
    const guarded = text.replace("systemctl", "[ -e /run/x ] || systemctl");
    assert.deepEqual(await checkScript(guarded, { only }), []);
  });

  it("names background_with_logging only where the release has it", async () => {
    const text = handlerScript("monitor", "service x restart");
    const message = async (version: string): Promise<string> =>
      (await checkScript(text, { only, version }))[0]?.message ?? "";
    assert.match(await message("4.17"), /background_with_logging/);
    assert.doesNotMatch(await message("1.13"), /background_with_logging/);
  });

  it("is silent while an open quote swallows the rest of the case", async () => {
    const text = `#!/bin/sh
case "$1" in
startup)
	service x start || exit 1
	;;
monitor)
	echo "$CTDB_SAM
	;;
esac
exit 0
`;
    assert.deepEqual(await checkScript(text, { only }), []);
  });
});
