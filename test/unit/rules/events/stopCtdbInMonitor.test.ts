import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["stop-ctdb-in-monitor"];

describe("stop-ctdb-in-monitor", () => {
  it("warns where monitor takes the node out", async () => {
    const text = handlerScript(
      "monitor",
      "[ -d /data ] || ctdb stop",
      "[ -d /x ] || systemctl stop ctdb",
      "killall -9 ctdbd",
    );
    const found = await checkScript(text, { only });
    assert.deepEqual(seen(found), ["warning 4 ctdb", "warning 5 systemctl", "warning 6 killall"]);
    assert.match(found[0]?.message ?? "", /Let `monitor` fail instead/);
  });

  it("is silent for questions, other nodes and other events", async () => {
    for (const text of [
      handlerScript("monitor", "ctdb status", "killall -0 ctdbd", "systemctl stop other"),
      handlerScript("monitor", "ctdb -n 3 disable"),
      handlerScript("shutdown", "ctdb disable"),
    ]) {
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
  });
});
