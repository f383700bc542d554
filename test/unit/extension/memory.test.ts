import assert from "node:assert/strict";
import { type Memory, RunMemory } from "../../../src/extension/run/runMemory.ts";

function memory(): Memory {
  const values = new Map<string, unknown>();
  return {
    get: <T>(key: string) => values.get(key) as T | undefined,
    update: async (key, value) => {
      values.set(key, value);
    },
  };
}

const takeip = {
  directory: "/etc/ctdb/events/legacy",
  event: "takeip",
  argumentNames: ["interface", "ip", "maskbits"],
};

describe("RunMemory", () => {
  it("knows nothing at first", () => {
    const runs = new RunMemory(memory());
    assert.equal(runs.lastRun, null);
    assert.equal(runs.countOf("monitor"), 0);
    assert.deepEqual(runs.valuesOf("takeip", "ip"), []);
  });

  it("keeps the last run, and the last values newest first and once", async () => {
    const runs = new RunMemory(memory());
    for (const ip of ["10.0.0.1", "10.0.0.2", "10.0.0.1", "10.0.0.3", "10.0.0.4", "10.0.0.5", "10.0.0.6"]) {
      await runs.remember({ ...takeip, args: ["eth0", ip, "24"] });
    }
    assert.deepEqual(runs.lastRun?.args, ["eth0", "10.0.0.6", "24"]);
    assert.equal(runs.countOf("takeip"), 7);
    assert.deepEqual(runs.valuesOf("takeip", "interface"), ["eth0"]);
    assert.deepEqual(runs.valuesOf("takeip", "ip"), [
      "10.0.0.6",
      "10.0.0.5",
      "10.0.0.4",
      "10.0.0.3",
      "10.0.0.1",
    ]);
    assert.deepEqual(runs.valuesOf("releaseip", "ip"), []);
  });

  it("keeps the arguments of each handler, those of the last two hundred, and tells of them", async () => {
    const runs = new RunMemory(memory());
    let told = 0;
    const listening = runs.onDidChangeArguments(() => told++);
    const place = { directory: "/etc/ctdb/events/legacy", event: "takeip", script: "10.interface.script" };
    assert.equal(runs.argumentsOf(place), null);
    await runs.rememberArguments(place, ["eth0", "10.0.0.1", "24"]);
    await runs.rememberArguments(place, ["eth0", "10.0.0.2", "24"]);
    assert.deepEqual(runs.argumentsOf(place), ["eth0", "10.0.0.2", "24"]);
    assert.equal(runs.argumentsOf({ ...place, event: "releaseip" }), null);
    assert.equal(runs.argumentsOf({ ...place, script: "11.natgw.script" }), null);
    assert.equal(told, 2);
    listening.dispose();
    for (let number = 0; number < 200; number++) {
      await runs.rememberArguments({ ...place, script: `${number}.x.script` }, ["eth1"]);
    }
    assert.equal(told, 2);
    assert.equal(runs.argumentsOf(place), null);
    assert.deepEqual(runs.argumentsOf({ ...place, script: "0.x.script" }), ["eth1"]);
  });
});
