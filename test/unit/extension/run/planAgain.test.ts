import assert from "node:assert/strict";
import { planAgain, withSandbox } from "../../../../src/extension/run/planAgain.ts";
import type { LastRun } from "../../../../src/extension/run/runMemory.ts";
import { RunMemory } from "../../../../src/extension/run/runMemory.ts";
import { readSettings } from "../../../../src/extension/settings/settings.ts";

const last: LastRun = {
  directory: "/etc/ctdb/events/legacy",
  event: "monitor",
  args: [],
  argumentNames: [],
};

function memoryOf(run: LastRun | null): RunMemory {
  return new RunMemory({ get: <T>() => (run ?? undefined) as T | undefined, update: async () => {} });
}

function settingsWith(sandbox: string) {
  return () =>
    readSettings((name) => ({ convention: "component", sandbox })[name as "convention" | "sandbox"], null);
}

describe("running again", () => {
  it("has nothing to repeat at first", async () => {
    assert.equal(await planAgain(memoryOf(null), settingsWith("auto")), null);
  });

  it("takes the settings as they are now", async () => {
    const planned = await planAgain(memoryOf(last), settingsWith("host"));
    assert.equal(planned?.settings.sandbox.choice, "host");
    assert.equal(planned?.insteadOf, undefined);
  });

  it("runs the one script alone that was run alone", async () => {
    const planned = await planAgain(memoryOf({ ...last, only: "50.samba.script" }), settingsWith("auto"));
    assert.equal(planned?.only, "50.samba.script");
  });

  it("keeps the sandbox that was taken instead, until the setting is another", async () => {
    const memory = memoryOf({ ...last, sandbox: { choice: "stubbed", insteadOf: "isolated" } });
    const again = await planAgain(memory, settingsWith("isolated"));
    assert.deepEqual([again?.settings.sandbox.choice, again?.insteadOf], ["stubbed", "isolated"]);
    const changed = await planAgain(memory, settingsWith("host"));
    assert.deepEqual([changed?.settings.sandbox.choice, changed?.insteadOf], ["host", undefined]);
  });

  it("remembers what was set first where it is replaced twice", async () => {
    const planned = await planAgain(memoryOf(last), settingsWith("isolated"));
    assert.ok(planned);
    assert.equal(withSandbox(withSandbox(planned, "stubbed"), "host").insteadOf, "isolated");
  });
});
