import assert from "node:assert/strict";
import { conventionFor } from "../../../../src/ctdb/conventions.ts";
import { notExecutable } from "../../../../src/rules/directory/notExecutable.ts";
import { writableByOthers } from "../../../../src/rules/directory/writableByOthers.ts";
import { DirectoryChecker } from "../../../../src/rules/directoryChecker.ts";
import { loadShellParser } from "../../../../src/shell/shellParser.ts";
import { lines } from "../../../support/checkFolder.ts";
import { checkSite } from "../../../support/checkSite.ts";
import { SCRIPT, useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

const only = ["not-executable", "disabled-link-target"];
const L = "events/legacy";
const OFF = { content: SCRIPT, mode: 0o655 };

describe("not-executable", () => {
  it("asks for the owner's bit alone and gives it", async () => {
    const [found] = await checkSite({ [`${L}/50.a.script`]: OFF, [`${L}/51.b.script`]: SCRIPT }, { only });
    assert.match(found?.message ?? "", /^Shown DISABLED .*the bits of group and others do not count/);
    assert.deepEqual(found?.fixes, [
      {
        title: "Make it executable (chmod u+x)",
        isPreferred: true,
        steps: [{ kind: "chmod", file: found?.file, add: 0o100, remove: 0 }],
      },
    ]);
  });

  it("is silenced in the file where that is on purpose", async () => {
    const content = "#!/bin/sh\n# ctdb-events: ignore=not-executable\n# Off during the move.\nexit 0\n";
    assert.deepEqual(
      lines(await checkSite({ [`${L}/50.a.script`]: { content, mode: 0o644 } }, { only })),
      [],
    );
  });

  it("knows that the first releases did not even list it", async () => {
    const [found] = await checkSite({ "events.d/50.a": OFF }, { only, version: "1.0.50" });
    assert.match(found?.message ?? "", /^Not run, and not listed/);
  });

  it("is silent about data, copies and empty files", async () => {
    const data = { content: "10.0.0.1\n", mode: 0o644 };
    const copy = { content: SCRIPT, mode: 0o644 };
    const old = await checkSite(
      { "events.d/50.a.conf": data, "events.d/50.a.rpmsave": copy, "events.d/50.a.disabled": copy },
      { only, version: "4.5" },
    );
    assert.deepEqual(lines(old), []);
    const empty = { content: "", mode: 0o644 };
    assert.deepEqual(lines(await checkSite({ [`${L}/50.a.script`]: empty }, { only })), []);
  });
});

describe("not-executable and writable-by-others", () => {
  const site = useTemporaryDirectory();

  it("do not believe a file system without modes, such as that of Windows", async () => {
    site.current.file("events/legacy/50.a.script", SCRIPT, 0o666);
    const path = site.current.resolve("events/legacy");
    const checker = await DirectoryChecker.open(path, conventionFor([4, 24]), await loadShellParser());
    const [entry] = checker.scan.files;
    assert.ok(entry);
    const file = { path: `${path}/50.a.script`, entry, startProblem: null, source: null };
    const count = (mode: number) =>
      [notExecutable, writableByOthers].map(
        (rule) => [...rule.check(file, { ...checker.facts, mode })].length,
      );
    assert.deepEqual(count(0o40755), [1, 1]);
    assert.deepEqual(count(0o40666), [0, 0]);
  });
});

describe("disabled-link-target", () => {
  const link = { "share/50.a.script": OFF, [`${L}/50.a.script`]: { link: "../../share/50.a.script" } };

  it("explains a link to a script that is not executable in place of not-executable", async () => {
    const [found, more] = await checkSite(link, { only });
    assert.equal(more, undefined);
    assert.equal(found?.code, "disabled-link-target");
    assert.match(found?.message ?? "", /ctdb event script disable legacy '50\.a'/);
    assert.equal(found?.fixes[0]?.isPreferred, false);
  });

  it("lets a link to /dev/null be", async () => {
    const masked = { [`${L}/50.a.script`]: { link: "/dev/null" } };
    assert.deepEqual(lines(await checkSite(masked, { only: [...only, "not-a-file", "empty-script"] })), []);
  });

  it("does not exist before 4.9, where chmod was the way", async () => {
    const old = { "share/50.a": OFF, "events.d/50.a": { link: "../share/50.a" } };
    assert.deepEqual(lines(await checkSite(old, { only, version: "4.8" })), ["50.a warning not-executable"]);
  });
});
