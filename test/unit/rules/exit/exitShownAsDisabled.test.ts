import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["exit-shown-as-disabled"];

describe("exit-shown-as-disabled", () => {
  const of = async (status: number, version?: string): Promise<string[]> =>
    seen(
      await checkScript(handlerScript("monitor", `/opt/check || exit ${status}`), {
        only,
        ...(version && { version }),
      }),
    );

  it("warns of the statuses that pass for a disabled script, by release", async () => {
    assert.deepEqual(await of(77), ["warning 4 77"]);
    assert.deepEqual(await of(72, "4.17"), ["warning 4 72"]);
    assert.deepEqual(await of(66), ["warning 4 66"]);
    assert.deepEqual(await of(66, "4.17"), []);
    assert.deepEqual(await of(2, "4.4"), ["warning 4 2"]);
    assert.deepEqual(await of(8, "4.4"), ["warning 4 8"]);
    assert.deepEqual(await of(77, "4.4"), []);
  });

  it("is silent for 0, 1, and for 2 elsewhere", async () => {
    assert.deepEqual(
      [await of(0), await of(1), await of(2), await of(2, "2.5"), await of(64)],
      [[], [], [], [], []],
    );
  });

  it("offers failure and success, as it cannot know what is meant", async () => {
    const text = handlerScript("monitor", "/opt/check || exit 77");
    const found = await checkScript(text, { only });
    assert.match(found[0]?.message ?? "", /it shows `DISABLED`, and the event goes on/);
    assert.deepEqual(
      found[0]?.fixes.map((fix) => [fix.isPreferred, /exit (\d+)\n/.exec(applyFix(text, fix))?.[1]]),
      [
        [false, "1"],
        [false, "0"],
      ],
    );
  });
});
