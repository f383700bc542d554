import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript, checkSite } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["iptables-unserialised"];

describe("iptables-unserialised", () => {
  it("mentions a change without -w, and inserts it", async () => {
    const text = handlerScript("takeip", 'iptables -I INPUT -d "$3" -j DROP');
    const found = await checkScript(text, { only });
    assert.deepEqual(seen(found), ["hint 4 iptables"]);
    assert.match(found[0]?.message ?? "", /`iptables_wrapper inet`/);
    assert.match(applyFix(text, found[0]?.fixes[0]), /\tiptables -w -I INPUT/);
  });

  it("warns where the release runs several events at a time", async () => {
    const text = handlerScript("takeip", 'ip6tables -t nat -A POSTROUTING -s "$3" -j ACCEPT');
    assert.deepEqual(seen(await checkScript(text, { only, version: "4.5" })), ["warning 4 ip6tables"]);
  });

  it("is silent where functions has an iptables that waits", async () => {
    const text = `. "$CTDB_BASE/functions"\n${handlerScript("takeip", 'iptables -I INPUT -d "$3" -j DROP').slice(10)}`;
    const script = `#!/bin/sh\n${text}`;
    assert.deepEqual(await checkScript(script, { only, version: "2.5" }), []);
    assert.deepEqual(seen(await checkScript(script, { only, version: "4.5" })), ["warning 5 iptables"]);
    const past = script.replace("\tiptables", "\t/sbin/iptables");
    assert.deepEqual(seen(await checkScript(past, { only, version: "2.5" })), ["warning 5 /sbin/iptables"]);
    const own = (functions: string) =>
      checkSite(
        { "events.d/60.x": script, functions: { content: functions, mode: 0o644 } },
        { only, version: "2.5" },
      );
    assert.deepEqual(seen(await own("loadconfig() {\n\t:\n}\n")), ["warning 5 iptables"]);
    assert.deepEqual(await own("iptables() {\n\tflock /run/x iptables-legacy\n}\n"), []);
    const unread = script.replace('. "$CTDB_BASE/functions"', ":");
    assert.deepEqual(seen(await checkScript(unread, { only, version: "2.5" })), ["warning 5 iptables"]);
  });

  it("is silent with -w, for lists, through the helper and through an own function", async () => {
    for (const text of [
      handlerScript(
        "takeip",
        'iptables -w 10 -I INPUT -d "$3" -j DROP',
        "iptables -w5 -F",
        "ip6tables --wait -F",
      ),
      handlerScript("monitor", "iptables -nL", "iptables-save"),
      handlerScript("takeip", 'iptables_wrapper inet -I INPUT -d "$3" -j DROP'),
      `#!/bin/sh\niptables() {\n\tflock /run/x /sbin/iptables "$@"\n}\n${handlerScript("takeip", "iptables -F").slice(10)}`.replace(
        "flock /run/x /sbin/iptables",
        "/opt/serialised",
      ),
    ]) {
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
  });
});
