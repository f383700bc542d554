import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["restart-in-ipreallocated"];

describe("restart-in-ipreallocated", () => {
  it("mentions a restart without any condition", async () => {
    const found = await checkScript(handlerScript("ipreallocated", "systemctl restart nfs-server"), { only });
    assert.deepEqual(seen(found), ["information 4 restart"]);
  });

  it("is silent where something decides", async () => {
    for (const text of [
      handlerScript("ipreallocated", "[ -f /run/due ] && systemctl restart nfs-server"),
      handlerScript(
        "ipreallocated",
        "if ctdb_service_needs_reconfigure; then",
        "\tservice nfs restart",
        "fi",
      ),
      handlerScript("ipreallocated", "systemctl try-restart nfs-server"),
      handlerScript("startup", "systemctl restart nfs-server"),
    ]) {
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
  });
});
