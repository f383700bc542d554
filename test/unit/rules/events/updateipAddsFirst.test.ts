import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["updateip-adds-first"];

describe("updateip-adds-first", () => {
  it("mentions an address that is added before it is removed", async () => {
    const text = handlerScript("updateip", 'ip addr add "$4/$5" dev "$3"', 'ip addr del "$4/$5" dev "$2"');
    assert.deepEqual(seen(await checkScript(text, { only })), ["information 4 ip"]);
    const helpers = handlerScript(
      "updateip",
      'add_ip_to_iface "$3" "$4" "$5"',
      'delete_ip_from_iface "$2" "$4" "$5"',
    );
    assert.deepEqual(seen(await checkScript(helpers, { only })), ["information 4 add_ip_to_iface"]);
  });

  it("is silent in the right order, for routes, and where it does not remove at all", async () => {
    for (const text of [
      handlerScript("updateip", 'ip addr del "$4/$5" dev "$2"', 'ip addr add "$4/$5" dev "$3"'),
      handlerScript("updateip", 'ip route add 192.0.2.0/24 dev "$3"', 'ip route del 192.0.2.0/24 dev "$2"'),
      handlerScript("updateip", 'ip addr add "$4/$5" dev "$3"'),
    ]) {
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
  });
});
