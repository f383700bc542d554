import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["ip-events-incomplete"];

describe("ip-events-incomplete", () => {
  it("warns of a takeip that nothing undoes", async () => {
    const found = await checkScript(handlerScript("takeip", 'ip rule add from "$3" table 7'), { only });
    assert.deepEqual(seen(found), ["warning 3 takeip"]);
    assert.match(found[0]?.message ?? "", /is never removed: there is no `releaseip`/);
  });

  it("wants recovered behind a mark where there is no ipreallocated yet", async () => {
    const text = handlerScript("takeip | releaseip", "ctdb_service_set_reconfigure");
    assert.deepEqual(seen(await checkScript(text, { only, version: "1.0.114" })), [
      "warning 4 ctdb_service_set_reconfigure",
    ]);
    assert.deepEqual(await checkScript(text, { only }), []);
    const right = text.replace("esac", "recovered)\n\t/opt/act\n\t;;\nesac");
    assert.deepEqual(await checkScript(right, { only, version: "1.0.114" }), []);
  });

  it("is silent where nothing stays for the address, or something removes it", async () => {
    for (const text of [
      handlerScript("takeip", 'arping -c 2 -I "$2" "$3"'),
      handlerScript("takeip", "ip route add default via 10.0.0.1"),
      handlerScript("takeip | releaseip", 'ip rule add from "$3" table 7'),
      handlerScript("takeip", 'ip rule del from "$3"', 'ip rule add from "$3" table 7'),
      handlerScript("releaseip", 'ip rule del from "$3"'),
    ]) {
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
  });
});
