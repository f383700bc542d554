import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["defer-to-ipreallocated"];

describe("defer-to-ipreallocated", () => {
  it("mentions heavy work for each address", async () => {
    const text = handlerScript(
      "takeip | releaseip",
      "service nfs restart",
      "exportfs -ra",
      "iptables-restore </etc/x",
    );
    const found = await checkScript(text, { only });
    assert.deepEqual(seen(found), [
      "information 4 service",
      "information 5 exportfs",
      "information 6 iptables-restore",
    ]);
    assert.match(found[0]?.message ?? "", /`takeip` and `releaseip` are run for every single address/);
  });

  it("looks into functions, but not at what runs in the background or for other events", async () => {
    const through = `#!/bin/sh\nreload() {\n\tsystemctl reload nfs-server\n}\n${handlerScript("takeip", "reload").slice(10)}`;
    assert.deepEqual(seen(await checkScript(through, { only })), ["information 3 systemctl"]);
    for (const text of [
      handlerScript("takeip", "systemctl restart nfs-server >/dev/null 2>&1 &"),
      handlerScript("takeip", "systemctl is-active nfs-server"),
      handlerScript("takeip | startup", "systemctl start nfs-server"),
      handlerScript("ipreallocated", "exportfs -ra"),
    ]) {
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
  });

  it("waits for a release that has ipreallocated", async () => {
    const text = handlerScript("takeip", "service nfs restart");
    assert.deepEqual(await checkScript(text, { only, version: "1.9" }), []);
    assert.equal((await checkScript(text, { only, version: "1.10" })).length, 1);
  });

  it("leaves alone what is meant for one address", async () => {
    const text = handlerScript("takeip", '[ "$3" = 192.0.2.10 ] || exit 0', "systemctl start x || exit 1");
    assert.deepEqual(await checkScript(text, { only }), []);
  });
});
