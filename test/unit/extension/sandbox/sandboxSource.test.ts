import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { conventionFor } from "../../../../src/ctdb/conventions.ts";
import { EngineRegistry } from "../../../../src/extension/run/engines.ts";
import { sandboxSource } from "../../../../src/extension/sandbox/sandboxSource.ts";
import { readSettings } from "../../../../src/extension/settings/settings.ts";
import type { EventEngine } from "../../../../src/runner/engine.ts";

const kit = join(import.meta.dirname, "..", "..", "..", "src", "sandbox", "kit");
const convention = conventionFor([4, 24, 0]);

describe("the source of sandboxes", () => {
  let base = "";
  let directory = "";

  before(async () => {
    base = await mkdtemp(join(tmpdir(), "ctdb-events-source-"));
    directory = join(base, "events", "legacy");
    await mkdir(directory, { recursive: true });
    await mkdir(join(base, "stubs"));
  });

  after(() => rm(base, { recursive: true }));

  function source(values: Readonly<Record<string, unknown>>) {
    const settings = readSettings((name) => values[name], base);
    return sandboxSource(kit, () => [base])({ directory, convention, settings });
  }

  it("gives the mode that is set, with its reason", async () => {
    const { sandbox } = await source({ sandbox: "stubbed" });
    assert.equal(sandbox.mode, "stubbed");
    assert.match(sandbox.reason, /^It was chosen\./);
    assert.equal((await source({ sandbox: "host" })).sandbox.mode, "host");
  });

  it("tells sandboxes apart by all that makes them differ", async () => {
    const plain = (await source({ sandbox: "stubbed" })).id;
    assert.equal((await source({ sandbox: "stubbed" })).id, plain);
    const others = [
      { sandbox: "host" },
      { sandbox: "stubbed", realCommands: ["ip"] },
      { sandbox: "stubbed", stubCommands: "stubs" },
      { sandbox: "stubbed", nodeProfile: "node.yaml" },
    ];
    const ids = await Promise.all(others.map(async (values) => (await source(values)).id));
    assert.equal(new Set([plain, ...ids]).size, others.length + 1);
  });

  it("refuses a folder of stub commands that is not there, by the setting's name", async () => {
    await assert.rejects(
      source({ sandbox: "stubbed", stubCommands: "nowhere" }),
      /^UserError: .*ctdb\.stubCommands/,
    );
    await source({ sandbox: "host", stubCommands: "nowhere" });
  });

  it("notices a node profile that is new", async () => {
    const without = await source({ sandbox: "stubbed" });
    const profile = join(base, "node-profile.yaml");
    await writeFile(profile, "");
    const made: string[] = [];
    const engines = new EngineRegistry(({ chosen }) => {
      made.push(chosen.id);
      return { close: async () => {} } as EventEngine;
    });
    const key = { directory, convention, debugProgram: null };
    const first = await engines.engineFor({ ...key, chosen: without });
    const again = await engines.engineFor({ ...key, chosen: await source({ sandbox: "stubbed" }) });
    assert.notEqual(again, first);
    assert.equal(await engines.engineFor({ ...key, chosen: await source({ sandbox: "stubbed" }) }), again);
    assert.ok(made[1]?.includes(profile));
    await rm(profile);
    assert.equal(await engines.engineFor({ ...key, chosen: await source({ sandbox: "stubbed" }) }), first);
  });
});
