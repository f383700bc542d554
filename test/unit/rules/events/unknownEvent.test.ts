import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["unknown-event"];

describe("unknown-event", () => {
  it("warns of a misspelt event and offers the right one", async () => {
    const text = handlerScript('"ipreallocate" | Monitor', "/opt/refresh");
    const found = await checkScript(text, { only });
    assert.deepEqual(seen(found), ['warning 3 "ipreallocate"', "warning 3 Monitor"]);
    assert.match(found[0]?.message ?? "", /this part is never run\. Did you mean `ipreallocated`\?/);
    assert.match(applyFix(text, found[0]?.fixes[0]), /^"ipreallocated" \| Monitor\)$/m);
  });

  it("finds it in tests of the first argument, too", async () => {
    const found = await checkScript('#!/bin/sh\n[ "$1" = "moniter" ] || exit 0\n/opt/check\n', { only });
    assert.deepEqual(seen(found), ['warning 2 "moniter"']);
  });

  it("only mentions names of the site, and names beside the event that they resemble", async () => {
    const site = await checkScript(handlerScript("rotate-logs", "/opt/rotate"), { only });
    assert.deepEqual(seen(site), ["information 3 rotate-logs"]);
    const both = await checkScript(handlerScript("start | startup", "/opt/start"), { only });
    assert.deepEqual(seen(both), ["information 3 start"]);
    assert.deepEqual(both[0]?.fixes, []);
  });

  it("leaves names alone with which the script runs itself", async () => {
    const calls = [
      '"$0" fence',
      `\${0} fence now`,
      "sh $0 fence",
      '"$CTDB_BASE/events/legacy/50.test.script" fence',
    ];
    for (const call of calls) {
      const text = handlerScript("monitor", "/opt/check || {", call, "}", ";;", "fence)", "/opt/fence");
      assert.deepEqual(await checkScript(text, { only }), [], call);
    }
    const other = handlerScript("monitor", "/opt/50.other fence", ";;", "fence)", "/opt/fence");
    assert.deepEqual(seen(await checkScript(other, { only })), ["information 6 fence"]);
  });

  it("reads names that are quoted in part, and quotes that belong to a name", async () => {
    const right = `mon'itor' | "st"artup | take"ip" | 'release'ip | update\\ip`;
    assert.deepEqual(await checkScript(handlerScript(right, "/opt/x"), { only }), []);
    const wrong = await checkScript(handlerScript("mon'iter'", "/opt/x"), { only });
    assert.match(wrong[0]?.message ?? "", /no event `moniter`.*Did you mean `monitor`/);
  });

  it("leaves events of all releases, manual events, options and other words alone", async () => {
    const known = "stopped | startipreallocate | reconfigure | updatenatgw | -h | --help | help | mon*";
    assert.deepEqual(await checkScript(handlerScript(known, "/opt/x"), { only }), []);
    const other = '#!/bin/sh\ncase "$2" in\neht0) /opt/x ;;\nesac\nexit 0\n';
    assert.deepEqual(await checkScript(other, { only }), []);
  });
});
