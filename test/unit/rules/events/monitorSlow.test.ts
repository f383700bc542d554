import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["monitor-slow"];

describe("monitor-slow", () => {
  it("mentions programs that wait, and warns of those that never end", async () => {
    const text = handlerScript("monitor", "rpcinfo -u localhost nfs || exit 1", "ping 10.0.0.1 || exit 1");
    const found = await checkScript(text, { only });
    assert.deepEqual(seen(found), ["information 4 rpcinfo", "warning 5 ping"]);
    assert.match(found[0]?.message ?? "", /`timeout 10 rpcinfo …`/);
  });

  it("is silent where there is a limit, in the background and in other events", async () => {
    for (const text of [
      handlerScript("monitor", "timeout 5 rpcinfo -u localhost nfs || exit 1"),
      handlerScript("monitor", "timeout -k 2 5 rpcinfo -u localhost nfs || exit 1"),
      handlerScript("monitor", "ping -q -c1 -W2 10.0.0.1 >/dev/null || exit 1"),
      handlerScript("monitor", 'ping $PING_OPTIONS "$gateway" || exit 1'),
      handlerScript("monitor", "curl -s --max-time 5 http://localhost/ || exit 1"),
      handlerScript("monitor", "nc -zw2 localhost 80 || exit 1"),
      handlerScript("monitor", "nc -z -w 2 localhost 80 || exit 1"),
      handlerScript("monitor", "timeout 5 multipath -ll"),
      handlerScript("monitor", "curl -sfm5 http://localhost/ || exit 1"),
      handlerScript("monitor", "tail -n 5 /var/log/x", "df -P /data"),
      handlerScript("monitor", "background_with_logging probe"),
      handlerScript("startup", "rpcinfo -u localhost nfs"),
      handlerScript("monitor", "host=$(hostname)", 'echo "net is up"'),
    ]) {
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
  });
});
