import assert from "node:assert/strict";
import { lines } from "../../../support/checkFolder.ts";
import { checkSite } from "../../../support/checkSite.ts";
import { SCRIPT } from "../../../support/temporaryDirectory.ts";

const only = ["order-by-suffix"];

function site(...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [`events/legacy/${name}`, SCRIPT]));
}

describe("order-by-suffix", () => {
  it("tells that 17.a-b runs before 17.a", async () => {
    const found = await checkSite(site("17.a.script", "17.a-b.script"), { only });
    assert.deepEqual(lines(found), ["17.a-b.script information order-by-suffix"]);
    assert.match(found[0]?.message ?? "", /^`17\.a-b\.script` runs before `17\.a\.script`/);
  });

  it("is silent where the order is what one expects", async () => {
    const names = ["17.a.script", "17.a_b.script", "17.ab.script", "17.b-c.script", "18.a-b.script"];
    assert.deepEqual(lines(await checkSite(site(...names), { only })), []);
  });

  it("does not count what is disabled", async () => {
    const files = { ...site("17.a-b.script"), "events/legacy/17.a.script": { content: SCRIPT, mode: 0o644 } };
    assert.deepEqual(lines(await checkSite(files, { only })), []);
  });

  it("does not exist before 4.9, where no suffix takes part", async () => {
    const old = { "events.d/17.a": SCRIPT, "events.d/17.a-b": SCRIPT };
    assert.deepEqual(lines(await checkSite(old, { only, version: "4.8" })), []);
  });
});
