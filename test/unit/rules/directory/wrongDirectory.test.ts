import assert from "node:assert/strict";
import { FILE_RULES } from "../../../../src/rules/allRules.ts";
import { checkFolder, lines } from "../../../support/checkFolder.ts";
import { SCRIPT, useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

const CODES = FILE_RULES.map(({ code }) => code);

describe("wrong-directory", () => {
  const site = useTemporaryDirectory();

  async function check(folder: string, version: string) {
    return checkFolder(site.current.resolve(folder), CODES, version);
  }

  it("is all that is said of a script in events.d for a CTDB that does not look there", async () => {
    site.current.file("events.d/50.a");
    site.current.file("events.d/51.b.script");
    site.current.file("events.d/README", "read me", 0o644);
    site.current.file("events.d/50.hosts", "10.0.0.1\n", 0o644);
    const found = await check("events.d", "4.24");
    assert.deepEqual(lines(found), ["51.b.script warning wrong-directory", "50.a warning wrong-directory"]);
    assert.match(found[1]?.message ?? "", /Move it there as `50\.a\.script`\.$/);
    assert.deepEqual(lines(await check("events.d", "4.8")), ["51.b.script warning multiple-dots"]);
  });

  it("is all that is said of a script in events/legacy for an older one", async () => {
    site.current.file("events/legacy/50.a.script");
    site.current.file("events/legacy/50.a.options", "X=y\n", 0o644);
    for (const version of ["4.8", "4.5", "2.5", "1.0.50"]) {
      const found = await check("events/legacy", version);
      assert.deepEqual(lines(found), ["50.a.script warning wrong-directory"], version);
      assert.match(found[0]?.message ?? "", /Move it to `events\.d` as `50\.a`\.$/);
    }
    assert.deepEqual(lines(await check("events/legacy", "4.9")), []);
  });

  it("has a fix that moves the script there, except for a link that would lead elsewhere", async () => {
    const { current } = site;
    current.file("events.d/50.a");
    current.file("share/60.b");
    current.link("events.d/60.b", "../share/60.b");
    current.link("events.d/70.c", current.resolve("share/60.b"));
    const found = await check("events.d", "4.24");
    assert.deepEqual(
      found.map(({ fixes }) => fixes.map(({ title, steps }) => [title, steps])),
      [
        moved("events.d/50.a", "events/legacy", "50.a.script"),
        [],
        moved("events.d/70.c", "events/legacy", "70.c.script"),
      ],
    );
    current.file("events/legacy/80.d.script");
    const [back] = await check("events/legacy", "4.5");
    assert.deepEqual(
      back?.fixes.map(({ title, steps }) => [title, steps]),
      moved("events/legacy/80.d.script", "events.d", "80.d"),
    );
  });

  function moved(file: string, folder: string, newName: string): unknown[] {
    const step = {
      kind: "rename",
      file: site.current.resolve(file),
      newName,
      folder: site.current.resolve(folder),
    };
    return [[`Move it to ${folder} as ${newName}`, [step]]];
  }

  it("mentions once that ctdbd asks for no other component", async () => {
    site.current.file("events/failover/50.a.script");
    site.current.file("events/failover/51.b.script");
    assert.deepEqual(lines(await check("events/failover", "4.24")), [
      "50.a.script information wrong-directory",
    ]);
  });

  it("is silent about notification scripts and folders with other names", async () => {
    for (const folder of ["events/notification", "notify.d", "scripts", "my-events"]) {
      site.current.file(`${folder}/50.a.script`, SCRIPT);
      assert.deepEqual(lines(await check(folder, "4.24")), [], folder);
    }
  });
});
