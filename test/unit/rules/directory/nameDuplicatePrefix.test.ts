import assert from "node:assert/strict";
import { fixTitles, lines } from "../../../support/checkFolder.ts";
import { checkSite } from "../../../support/checkSite.ts";
import { SCRIPT } from "../../../support/temporaryDirectory.ts";

const only = ["name-duplicate-prefix"];

function site(folder: string, ...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [`${folder}/${name}`, SCRIPT]));
}

describe("name-duplicate-prefix", () => {
  it("is an error where CTDB refuses every event", async () => {
    const found = await checkSite(site("events.d", "50.a", "50.b"), { only, version: "1.0.50" });
    assert.equal(found.length, 1);
    assert.equal(found[0]?.severity, "error");
    assert.match(found[0]?.message ?? "", /^CTDB 1\.0\.0 to 1\.0\.61 refuses every event/);
    assert.equal(found[0]?.related?.[0]?.message, "This script has the same number.");
  });

  it("does not count what is not executable there", async () => {
    const files = { ...site("events.d", "50.a"), "events.d/50.b": { content: SCRIPT, mode: 0o644 } };
    assert.deepEqual(lines(await checkSite(files, { only, version: "1.0.50" })), []);
  });

  it("warns where the file system decides about the order", async () => {
    const found = await checkSite(site("events.d", "50.a", "50.b"), { only, version: "2.5" });
    assert.equal(found[0]?.severity, "warning");
    assert.match(found[0]?.message ?? "", /in which the file system lists them/);
  });

  it("is a hint where the names decide", async () => {
    const found = await checkSite(site("events/legacy", "50.a.script", "50.b.script"), { only });
    assert.deepEqual(lines(found), ["50.b.script hint name-duplicate-prefix"]);
    assert.match(found[0]?.message ?? "", /runs after it/);
  });

  it("is silent about the pairs that CTDB ships", async () => {
    assert.deepEqual(
      lines(await checkSite(site("events/legacy", "11.natgw.script", "11.routing.script"), { only })),
      [],
    );
    const old = await checkSite(site("events.d", "11.natgw", "11.routing"), { only, version: "2.5" });
    assert.deepEqual(lines(old), []);
  });

  it("offers the neighbouring number, so that the order stays", async () => {
    const titles = async (...names: string[]) =>
      fixTitles(await checkSite(site("events/legacy", ...names), { only }));
    assert.deepEqual(await titles("50.a.script", "50.b.script"), ["Rename it to 51.b.script"]);
    assert.deepEqual(await titles("50.a.script", "50.b.script", "51.c.script"), [
      "Rename 50.a.script to 49.a.script",
    ]);
    assert.deepEqual(await titles("49.z.script", "50.a.script", "50.b.script", "51.c.script"), []);
    assert.deepEqual(await titles("99.a.script", "99.b.script"), ["Rename 99.a.script to 98.a.script"]);
    assert.deepEqual(await titles("00.a.script", "00.b.script", "01.c.script"), []);
  });
});
