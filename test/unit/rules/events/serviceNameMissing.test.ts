import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["service-name-missing"];

describe("service-name-missing", () => {
  const script = (...lines: string[]): string =>
    // biome-ignore lint/suspicious/noTemplateCurlyInString: shell, not JavaScript
    handlerScript("monitor", ...lines).replace("#!/bin/sh\n", '#!/bin/sh\n. "${CTDB_BASE}/functions"\n');

  it("warns once of a helper that needs it", async () => {
    const found = await checkScript(script("ctdb_check_tcp_ports 21", "ctdb_check_tcp_ports 22"), { only });
    assert.deepEqual(seen(found), ["warning 5 ctdb_check_tcp_ports"]);
  });

  it("is silent where it is or may be set, and for own functions", async () => {
    const own = "ctdb_check_tcp_ports() {\n\t/opt/ports\n}\ncase";
    for (const text of [
      script("service_name=x", "ctdb_check_tcp_ports 21"),
      script(". /etc/site/names.sh", "ctdb_check_tcp_ports 21"),
      script("/opt/check").replace("case", own),
      handlerScript("monitor", "ctdb_check_tcp_ports 21"),
    ]) {
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
  });

  it("says what the helper does without it", async () => {
    const message = async (line: string, version: string): Promise<string> =>
      (await checkScript(script(line), { only, version }))[0]?.message ?? "";
    assert.match(await message("ctdb_check_tcp_ports 21", "4.17"), /its messages have an empty name/);
    assert.match(await message("service_start", "4.17"), /nothing is started or stopped/);
    assert.match(await message("is_ctdb_managed_service || exit 0", "4.5"), /the helper ends the script/);
    assert.equal(await message("ctdb_check_tcp_ports x 21", "1.0.57"), "");
  });
});
