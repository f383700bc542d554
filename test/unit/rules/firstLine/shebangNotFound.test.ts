import assert from "node:assert/strict";
import { isStandardInterpreter, likelyInterpreter } from "../../../../src/rules/firstLine/interpreters.ts";
import { applyFix } from "../../../support/applyFix.ts";
import { lines } from "../../../support/checkFolder.ts";
import { checkScript } from "../../../support/checkSite.ts";

const only = ["shebang-not-found"];

describe("shebang-not-found", () => {
  it("underlines the interpreter and says what the target version makes of it", async () => {
    const text = "#! /opt/tool/bin/no-such-shell -e\nexit 0\n";
    const [now] = await checkScript(text, { only });
    assert.equal(now?.words, "/opt/tool/bin/no-such-shell");
    assert.equal(now?.severity, "warning");
    assert.match(now?.message ?? "", /does not exist on this machine: CTDB shows it DISABLED/);
    const [before] = await checkScript(text, { only, version: "4.17" });
    assert.match(before?.message ?? "", /the event fails with CANNOT RUN/);
    const [old] = await checkScript(text, { only, version: "2.5" });
    assert.match(old?.message ?? "", /\/bin\/sh cannot start it, ends with 127/);
  });

  it("offers the interpreter that was most likely meant", async () => {
    const text = "#!/bin/bsah -e\nexit 0\n";
    const [found] = await checkScript(text, { only });
    assert.equal(applyFix(text, found?.fixes[0]), "#!/bin/bash -e\nexit 0\n");
    assert.equal(likelyInterpreter("bash"), "/bin/bash");
    assert.equal(likelyInterpreter("/usr/bin/pyhton3"), "/usr/bin/python3");
    for (const path of [
      "/bin/ksh",
      "/usr/bin/python2",
      "/opt/x/bin/run",
      "/bin/bash",
      "/usr/local/bin/bash",
    ]) {
      assert.equal(likelyInterpreter(path), null, path);
    }
  });

  it("tells a file that is no program from one that is missing", async () => {
    const [found] = await checkScript("#!/etc/passwd\nexit 0\n", { only });
    assert.match(found?.message ?? "", /is not an executable file/);
  });

  it("knows what every cluster has, even where this machine lacks it", () => {
    assert.ok(isStandardInterpreter("/usr/bin/python3"));
    assert.ok(!isStandardInterpreter("/usr/local/bin/bash"));
  });

  it("is silent about interpreters that are there", async () => {
    for (const line of ["#!/bin/sh", "#! /bin/sh -e", "#!/usr/bin/env bash"]) {
      assert.deepEqual(lines(await checkScript(`${line}\nexit 0\n`, { only })), [], line);
    }
  });
});
