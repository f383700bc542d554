import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { lines } from "../../../support/checkFolder.ts";
import { checkScript, checkSite } from "../../../support/checkSite.ts";

const only = ["empty-script", "shebang-missing", "not-executable"];

describe("empty-script", () => {
  it("warns and offers a first line", async () => {
    const found = await checkScript("", { only });
    assert.deepEqual(lines(found), ["50.test.script warning empty-script"]);
    assert.equal(applyFix("", found[0]?.fixes[0]), "#!/bin/sh\n");
    assert.equal(found[0]?.fixes[0]?.isPreferred, false);
  });

  it("is information where the file keeps its place without the right to run", async () => {
    const found = await checkSite({ "events/legacy/50.a.script": { content: "", mode: 0o644 } }, { only });
    assert.deepEqual(lines(found), ["50.a.script information empty-script"]);
  });

  it("is silent about a script that does nothing, and where /bin/sh runs an empty file", async () => {
    assert.deepEqual(lines(await checkScript("#!/bin/sh\n", { only })), []);
    assert.deepEqual(lines(await checkScript("", { only, version: "2.5" })), []);
  });
});
