import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["daemon-needed-in-init"];

describe("daemon-needed-in-init", () => {
  it("warns of commands for the cluster in setup", async () => {
    const found = await checkScript(handlerScript("setup", "ctdb wipedb x.tdb", "ctdb ipreallocate"), {
      only,
    });
    assert.deepEqual(seen(found), ["warning 4 wipedb", "warning 5 ipreallocate"]);
  });

  it("is silent for local questions and other events", async () => {
    for (const text of [
      handlerScript("setup", "ctdb getdbmap", "ctdb setvar MonitorInterval 10"),
      handlerScript("startup", "ctdb wipedb x.tdb"),
      handlerScript("setup", '$CTDB "$command"'),
    ]) {
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
  });
});
