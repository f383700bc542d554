import assert from "node:assert/strict";
import { chmodSync } from "node:fs";
import { basename } from "node:path";
import { conventionFor } from "../../../../src/ctdb/conventions.ts";
import { writableByOthers } from "../../../../src/rules/directory/writableByOthers.ts";
import { DirectoryChecker } from "../../../../src/rules/directoryChecker.ts";
import { loadShellParser } from "../../../../src/shell/shellParser.ts";
import { checkFolder, fixTitles, lines } from "../../../support/checkFolder.ts";
import { SCRIPT, useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

const only = ["writable-by-others"];

describe("writable-by-others", () => {
  const site = useTemporaryDirectory();

  async function check() {
    return checkFolder(site.current.resolve("events/legacy"), only);
  }

  /** What the rule says of the only file, were it below another CTDB_BASE. */
  async function remarks(base: string) {
    const parser = await loadShellParser();
    const path = site.current.resolve("events/legacy");
    const checker = await DirectoryChecker.open(path, conventionFor([4, 24]), parser);
    const [entry] = checker.scan.files;
    assert.ok(entry);
    const file = { path: `${path}/${entry.fileName.text}`, entry, startProblem: null, source: null };
    return [...writableByOthers.check(file, { ...checker.facts, base })];
  }

  it("warns of scripts that everybody may change", async () => {
    site.current.file("events/legacy/50.a.script", SCRIPT, 0o777);
    site.current.file("events/legacy/51.b.script", SCRIPT, 0o775);
    site.current.file("events/legacy/README", "", 0o666);
    const found = await check();
    assert.deepEqual(lines(found), ["50.a.script warning writable-by-others"]);
    assert.deepEqual(found[0]?.fixes[0]?.steps, [
      { kind: "chmod", file: found[0]?.file, add: 0, remove: 0o002 },
    ]);
  });

  it("warns of options files, which scripts read as root", async () => {
    site.current.file("events/legacy/50.a.options", "X=y\n", 0o666);
    const [remark] = await remarks("/work/ctdb");
    assert.match(remark?.message ?? "", /Scripts that CTDB runs as root read it/);
  });

  it("warns of the folder once", async () => {
    site.current.file("events/legacy/50.a.script");
    site.current.file("events/legacy/51.b.script");
    chmodSync(site.current.resolve("events/legacy"), 0o777);
    const found = await check();
    assert.deepEqual(lines(found), ["50.a.script warning writable-by-others"]);
    assert.deepEqual(fixTitles(found), ["Let only its owner and group change the folder (chmod o-w)"]);
    const step = found[0]?.fixes[0]?.steps[0];
    assert.equal(step?.kind === "chmod" && basename(step.file), "legacy");
  });

  it("does not believe a file system that shows 0777 for everything", async () => {
    site.current.file("events/legacy/50.a.script", SCRIPT, 0o777);
    site.current.file("events/legacy/README", "", 0o777);
    chmodSync(site.current.resolve("events/legacy"), 0o777);
    assert.deepEqual(lines(await check()), []);
  });

  it("speaks of the group on the running system only", async () => {
    site.current.file("events/legacy/50.a.script", SCRIPT, 0o775);
    assert.deepEqual(lines(await check()), []);
    assert.deepEqual(
      (await remarks("/etc/ctdb")).map(({ severity }) => severity),
      ["information"],
    );
  });
});
