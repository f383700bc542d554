import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { lines } from "../../../support/checkFolder.ts";
import { checkScript, checkSite } from "../../../support/checkSite.ts";

const only = ["shebang-missing"];

async function fixed(text: string): Promise<string> {
  const [found] = await checkScript(text, { only });
  return applyFix(text, found?.fixes[0]);
}

describe("shebang-missing", () => {
  it("says what CTDB makes of the script and underlines its first line", async () => {
    const [found] = await checkScript("case $1 in\nmonitor) true ;;\nesac\n", { only });
    assert.equal(found?.severity, "error");
    assert.equal(found?.words, "case $1 in");
    assert.match(found?.message ?? "", /^The first line does not begin with `#!`.*CTDB shows it DISABLED/);
  });

  it("inserts the first line that fits the text", async () => {
    assert.equal(await fixed("exit 0\n"), "#!/bin/sh\nexit 0\n");
    assert.equal(await fixed("# A comment\nexit 0\n"), "#!/bin/sh\n# A comment\nexit 0\n");
    assert.match(await fixed("if [[ $1 = monitor ]]; then\n  exit 0\nfi\n"), /^#!\/bin\/bash\nif/);
    assert.match(await fixed("import sys\nsys.exit(0)\n"), /^#!\/usr\/bin\/python3\nimport/);
    assert.match(await fixed("use strict;\nexit 0;\n"), /^#!\/usr\/bin\/perl\nuse/);
  });

  it("mends a first line that is nearly right in place", async () => {
    assert.equal(await fixed("\n#!/bin/sh\nexit 0\n"), "#!/bin/sh\nexit 0\n");
    assert.equal(await fixed("  #!/bin/bash\nexit 0\n"), "#!/bin/bash\nexit 0\n");
    assert.equal(await fixed("# !/bin/sh\nexit 0\n"), "#!/bin/sh\nexit 0\n");
    assert.equal(await fixed("#/bin/bash\nexit 0\n"), "#!/bin/bash\nexit 0\n");
    assert.equal(await fixed("!#/bin/sh\nexit 0\n"), "#!/bin/sh\nexit 0\n");
    assert.equal(await fixed("#!\nexit 0\n"), "#!/bin/sh\nexit 0\n");
  });

  it("is silent where /bin/sh runs such files", async () => {
    assert.deepEqual(lines(await checkScript("exit 0\n", { only, version: "2.5" })), []);
    assert.deepEqual(lines(await checkScript("exit 0\n", { only, version: "4.2" })), [
      "50.test error shebang-missing",
    ]);
  });

  it("matters less in a disabled script, and not at all in data", async () => {
    const off = await checkSite(
      { "events/legacy/50.a.script": { content: "exit 0\n", mode: 0o644 } },
      { only },
    );
    assert.deepEqual(lines(off), ["50.a.script information shebang-missing"]);
    assert.match(off[0]?.message ?? "", /^Once it is enabled: /);
    const data = { "events.d/50.hosts": { content: "10.0.0.1\n", mode: 0o644 } };
    assert.deepEqual(lines(await checkSite(data, { only, version: "4.8" })), []);
  });

  it("is silent about programs", async () => {
    const content = Buffer.from("7f454c46020101000000", "hex");
    assert.deepEqual(
      lines(await checkSite({ "events/legacy/50.a.script": { content, mode: 0o755 } }, { only })),
      [],
    );
  });
});
