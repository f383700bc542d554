import assert from "node:assert/strict";
import { allConventions } from "../../../src/ctdb/conventions.ts";
import { BUILT_INS, builtInSequence } from "../../../src/sequences/builtIns.ts";
import { planSteps } from "../../../src/sequences/plan.ts";
import { stepText } from "../../../src/sequences/sequence.ts";
import { convention } from "../../support/runEvent.ts";

const ADDRESS = { interface: "eth0", ip: "10.0.0.31", maskbits: "24" };
const VALUES = { addresses: [ADDRESS], rounds: 3 };

function built(name: string, release?: string) {
  const rules = convention(release);
  const sequence = builtInSequence(name, rules, VALUES);
  assert.ok(sequence);
  return planSteps(sequence.steps, rules);
}

/** What a release runs, in order. */
function events(name: string, release?: string): string {
  return built(name, release)
    .filter(({ leftOut }) => leftOut === null)
    .map(stepText)
    .join(", ");
}

const TAKE = "takeip eth0 10.0.0.31 24";
const RELEASE = "releaseip eth0 10.0.0.31 24";

describe("Built-in sequences", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["start-up", "4.24", "init, setup, startrecovery, recovered, ipreallocated, startup, monitor"],
    ["start-up", "4.17", "init, setup, startrecovery, recovered, ipreallocated, startup, monitor"],
    ["start-up", "2.5", "init, setup, startrecovery, ipreallocated, recovered, startup, monitor"],
    ["start-up", "1.0.112", "startrecovery, recovered, startup, monitor"],
    ["monitor", "4.24", "monitor, monitor, monitor"],
    ["monitor", "1.0.82", "monitor, monitor, monitor"],
    ["take-over", "4.24", `startipreallocate, ${TAKE}, ipreallocated`],
    ["take-over", "4.17", `${TAKE}, ipreallocated`],
    ["take-over", "2.5", `startrecovery, ${TAKE}, ipreallocated, recovered`],
    ["take-over", "1.0.82", `startrecovery, ${TAKE}, recovered`],
    ["fail-over", "4.24", `startipreallocate, ${RELEASE}, ipreallocated`],
    ["fail-over", "4.8", `${RELEASE}, ipreallocated`],
    ["fail-over", "1.0.82", `startrecovery, ${RELEASE}, recovered`],
    [
      "move",
      "4.24",
      `startipreallocate, ${RELEASE}, ipreallocated, startipreallocate, ${TAKE}, ipreallocated`,
    ],
    ["recovery", "4.24", "startrecovery, recovered, startipreallocate, ipreallocated"],
    ["recovery", "4.4.2", "startrecovery, recovered, ipreallocated, recovered"],
    ["recovery", "4.3", "startrecovery, ipreallocated, recovered"],
    ["recovery", "1.0.82", "startrecovery, recovered"],
    ["shutdown", "4.24", `startipreallocate, ${RELEASE}, ipreallocated, shutdown`],
    ["shutdown", "4.17", "shutdown"],
    ["shutdown", "4.16", `${RELEASE}, shutdown`],
    ["shutdown", "1.0.82", `${RELEASE}, shutdown`],
  ];
  for (const [name, release, expected] of cases) {
    it(`${name} of ${release} is ${expected}`, () => assert.equal(events(name, release), expected));
  }

  it("say why a release leaves an event out", () => {
    const left = (name: string, release: string) =>
      built(name, release).flatMap(({ leftOut }) => (leftOut === null ? [] : [leftOut]));
    assert.deepEqual(left("take-over", "4.17"), [
      "startipreallocate came with 4.21.0; 4.17 goes on without it.",
    ]);
    assert.deepEqual(left("start-up", "1.0.112"), [
      "init came with 1.0.114; 1.0.112 goes on without it.",
      "setup came with 1.0.114; 1.0.112 goes on without it.",
      "ipreallocated came with 1.10; 1.0.112 goes on without it.",
    ]);
  });

  it("put the life of a node together from start to shutdown", () => {
    const life = events("life", "4.24").split(", ");
    assert.equal(life[0], "init");
    assert.equal(life.at(-1), "shutdown");
    assert.ok(life.indexOf("startup") < life.indexOf("monitor"));
  });

  it("do without an address where the node has none", () => {
    const rules = convention();
    for (const { name } of BUILT_INS) {
      const steps = builtInSequence(name, rules, { addresses: [], rounds: 1 })?.steps ?? [];
      assert.ok(steps.length > 0, name);
      assert.ok(!steps.some(({ event }) => event === "takeip" || event === "releaseip"), name);
    }
  });

  it("are the same for every release but for what it has", () => {
    for (const rules of allConventions()) {
      for (const { name } of BUILT_INS) {
        const plan = planSteps(builtInSequence(name, rules, VALUES)?.steps ?? [], rules);
        assert.ok(
          plan.some(({ leftOut }) => leftOut === null),
          `${name} ${rules.step}`,
        );
        assert.deepEqual(
          plan.map(({ id }) => id),
          plan.map((_, index) => index + 1),
        );
      }
    }
  });

  it("know no other name", () => assert.equal(builtInSequence("hasOwnProperty", convention(), VALUES), null));
});
