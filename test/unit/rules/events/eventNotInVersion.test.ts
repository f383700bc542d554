import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["event-not-in-version"];

describe("event-not-in-version", () => {
  it("mentions events that come with a later release", async () => {
    const text = handlerScript("startipreallocate | monitor", "/opt/x");
    const found = await checkScript(text, { only, version: "4.20" });
    assert.deepEqual(seen(found), ["information 3 startipreallocate"]);
    assert.match(found[0]?.message ?? "", /since 4\.21\.0; 4\.20 never asks for it/);
    assert.deepEqual(await checkScript(text, { only, version: "4.21" }), []);
  });

  it("says nothing of manual events", async () => {
    assert.deepEqual(
      await checkScript(handlerScript("reconfigure", "/opt/x"), { only, version: "1.0.114" }),
      [],
    );
  });
});
