import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["service-name-hard-coded"];

describe("service-name-hard-coded", () => {
  it("offers the variable that has the name", async () => {
    const text = handlerScript("startup", "service vsftpd start || exit 1").replace(
      "case",
      'service_name="vsftpd"\ncase',
    );
    const found = await checkScript(text, { only });
    assert.deepEqual(seen(found), ["hint 5 vsftpd"]);
    assert.match(applyFix(text, found[0]?.fixes[0]), /\tservice "\$service_name" start \|\| exit 1\n/);
  });

  it("is silent for other services, for names that differ, and without the variable", async () => {
    for (const text of [
      handlerScript("startup", "service rpcbind start || exit 1").replace(
        "case",
        "service_name=vsftpd\ncase",
      ),
      handlerScript("startup", "service httpd start").replace(
        "case",
        "service_name=httpd\n[ -f /x ] && service_name=apache2\ncase",
      ),
      handlerScript("startup", "service vsftpd start || exit 1"),
    ]) {
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
  });
});
