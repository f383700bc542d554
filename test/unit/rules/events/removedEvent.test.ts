import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["removed-event"];

describe("removed-event", () => {
  it("warns of an event that is gone, by release", async () => {
    const text = handlerScript("stopped", "/opt/leave");
    const found = await checkScript(text, { only });
    assert.deepEqual(seen(found), ["warning 3 stopped"]);
    assert.match(
      found[0]?.message ?? "",
      /since 2\.2, so ctdbd never asks for it\. Use `ipreallocated` instead/,
    );
    assert.deepEqual(await checkScript(text, { only, version: "2.1" }), []);
    assert.deepEqual(seen(await checkScript(text, { only, version: "2.2" })), ["warning 3 stopped"]);
  });

  it("only mentions it where the script has what took its place", async () => {
    const found = await checkScript(handlerScript("monitor | status", "/opt/check"), { only });
    assert.deepEqual(seen(found), ["information 3 status"]);
    assert.match(found[0]?.message ?? "", /has `monitor` as well/);
  });

  it("does not speak of manual events that are gone", async () => {
    assert.deepEqual(await checkScript(handlerScript("setstatus | service-start", "/opt/x"), { only }), []);
  });
});
