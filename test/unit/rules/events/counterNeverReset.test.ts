import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["counter-never-reset"];

describe("counter-never-reset", () => {
  const script = (...lines: string[]): string =>
    // biome-ignore lint/suspicious/noTemplateCurlyInString: shell, not JavaScript
    handlerScript("monitor", ...lines).replace("#!/bin/sh\n", '#!/bin/sh\n. "${CTDB_BASE}/functions"\n');

  it("warns of a counter that only grows", async () => {
    const found = await checkScript(script("/opt/check || ctdb_counter_incr"), { only });
    assert.deepEqual(seen(found), ["warning 5 ctdb_counter_incr"]);
  });

  it("is silent where it is set back, where another file may do that, and for helpers of later releases", async () => {
    for (const text of [
      script("/opt/check && ctdb_counter_init || ctdb_counter_incr"),
      script(". /etc/site/lib.sh", "/opt/check || ctdb_counter_incr"),
    ]) {
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
    const newer = script('failcount_incr "x" "1:2" "failed"');
    assert.equal((await checkScript(newer, { only })).length, 1);
    assert.deepEqual(await checkScript(newer, { only, version: "4.17" }), []);
  });
});
