import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["none-interface"];

describe("none-interface", () => {
  it("mentions a command that fails for __none__, and the script with it", async () => {
    const text = handlerScript("releaseip", "iface=$2", 'ip addr del "$3/$4" dev "$iface" || exit 1');
    const found = await checkScript(text, { only });
    assert.deepEqual(seen(found), ["information 5 ip"]);
    assert.match(found[0]?.message ?? "", /`\$2` of `releaseip` is `__none__`/);
  });

  it("is silent where the script asks for it, looks the interface up, or does not care for a failure", async () => {
    for (const text of [
      handlerScript("releaseip", '[ "$2" = __none__ ] && exit 0', 'ip addr del "$3/$4" dev "$2" || exit 1'),
      handlerScript("releaseip", 'set -- $(ip_prefix_iface "$3")', 'ip addr del "$1" dev "$2" || exit 1'),
      handlerScript("releaseip", 'ip addr del "$3/$4" dev "$2" || true'),
      handlerScript("releaseip", 'ip addr del "$3/$4" dev "$2"'),
      handlerScript("takeip", 'ip addr del "$3/$4" dev "$2" || exit 1'),
    ]) {
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
  });
});
