import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["status-leaks-for-other-events"];

describe("status-leaks-for-other-events", () => {
  it("finds a test of the event in the last line", async () => {
    const text = '#!/bin/sh\n[ "$1" = "monitor" ] && /opt/check\n';
    const found = await checkScript(text, { only });
    assert.deepEqual(seen(found), ['error 2 [ "$1" = "monitor" ]']);
    assert.match(found[0]?.message ?? "", /CTDB takes .*`init`.* for failed/);
    const mended = applyFix(text, found[0]?.fixes[0]);
    assert.equal(mended, '#!/bin/sh\nif [ "$1" = "monitor" ]; then\n\t/opt/check\nfi\n');
    assert.deepEqual(await checkScript(mended, { only }), []);
  });

  it("warns of other tests there", async () => {
    const text = handlerScript("monitor", "/opt/check || exit 1").replace(
      "exit 0\n",
      "[ -f /etc/x ] && /opt/x\n",
    );
    assert.deepEqual(seen(await checkScript(text, { only })), ["warning 7 [ -f /etc/x ]"]);
  });

  it("is silent where exit follows, where an alternative stands behind, and for one event", async () => {
    for (const text of [
      '#!/bin/sh\n[ "$1" = "monitor" ] && /opt/check\nexit 0\n',
      '#!/bin/sh\n[ "$1" = "monitor" ] && /opt/check || true\n',
      '#!/bin/sh\n[ "$1" = "monitor" ] || exit 0\n[ -f /x ] && /opt/check\n',
      '#!/bin/sh\nif [ "$1" = "monitor" ]; then\n\t/opt/check\nfi\n',
      "#!/bin/sh\n/opt/a && /opt/b\n",
      '#!/bin/sh\ncase "$1" in\nmonitor) /opt/check ;;\nesac\n',
    ]) {
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
  });
});
