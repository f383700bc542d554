import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { conventionFor } from "../../src/ctdb/conventions.ts";
import { formatVersion } from "../../src/ctdb/version.ts";
import { skipBecause } from "../skipBecause.ts";
import { anyDirectory, directoryAtDeadline, directoryWithDeadline } from "./support/anyDirectory.ts";
import { difference, written } from "./support/comparison.ts";
import type { Description } from "./support/directoryDescription.ts";
import { type EventDaemon, startEventDaemon } from "./support/eventDaemon.ts";
import { EVENTD_VERSION, isCtdbInstalled, NOT_INSTALLED } from "./support/installedCtdb.ts";
import { DirectoryMaker, listing } from "./support/makeDirectory.ts";
import { killMarked, MARK, markedProcesses } from "./support/markedProcesses.ts";
import { type Observation, ourSide, type RunSpec, realSide, type Side } from "./support/observation.ts";

/** `CTDB_DIFFERENTIAL=SEED` or `SEED:PATH` repeats a run; `CTDB_DIFFERENTIAL_RUNS` asks for more directories. */
const [SEED = String(Date.now() % 0x7fffffff), PATH] = (process.env.CTDB_DIFFERENTIAL ?? "")
  .split(/:(.*)/s)
  .filter(Boolean);
const DIRECTORIES = Number(process.env.CTDB_DIFFERENTIAL_RUNS ?? 300);

describe(`our runner and ctdb-eventd ${formatVersion(EVENTD_VERSION)}`, function () {
  this.timeout(600_000);
  const mark = randomUUID();
  /** Of what our runner starts: a straggler of the daemon's does not count as left by us. */
  const ourMark = randomUUID();
  let base: string;
  let environment: Record<string, string>;
  let daemon: EventDaemon;
  let maker: DirectoryMaker;
  let count = 0;

  before(async function () {
    if (!isCtdbInstalled()) {
      skipBecause(this, NOT_INSTALLED);
    }
    base = realpathSync(mkdtempSync(join(tmpdir(), "ctdb-events-differential-")));
    environment = {
      PATH: "/usr/sbin:/usr/bin:/sbin:/bin",
      CTDB_BASE: base,
      CTDB_TEST_MODE: "1",
      [MARK]: mark,
      EMPTY: "",
      "odd name": "blank  and = and \u00e9",
    };
    maker = new DirectoryMaker(base);
    daemon = await startEventDaemon(base, environment, base);
  });

  afterEach("nothing is left running", async () => {
    if (daemon !== undefined) {
      assert.deepEqual(markedProcesses(mark, [daemon.pid]), []);
      assert.deepEqual(markedProcesses(ourMark), []);
    }
  });

  after(async () => {
    await daemon?.stop();
    if (base !== undefined) {
      await killMarked(mark);
      await killMarked(ourMark);
      rmSync(base, { recursive: true, force: true });
    }
  });

  /** Lets the real daemon, then our runner, run the same directory at the same place. */
  async function bothSides(
    description: Description,
    observe: (side: Side, component: string) => Promise<readonly Observation[]> = oneByOne(description.runs),
  ): Promise<{ real: string; ours: string }> {
    const component = `c${++count}`;
    maker.make(component, description);
    const real = await observe(realSide(daemon, component), component);
    // Looking through all processes costs more than a run, so only where some are left by design.
    const leaves = leavesProcesses(description);
    if (leaves) {
      await killMarked(mark, [daemon.pid]);
    }
    maker.make(component, description);
    const runner = ourSide(maker.path(component), component, { ...environment, [MARK]: ourMark }, base);
    const ours = await observe(runner.observe, component);
    await runner.engine.close();
    if (leaves) {
      assert.deepEqual(markedProcesses(ourMark), [], "our runner left processes behind");
    }
    maker.remove(component);
    return { real: written(real), ours: written(ours).replaceAll(ourMark, mark) };
  }

  async function assertSame(
    description: Description,
    observe?: (side: Side, component: string) => Promise<readonly Observation[]>,
  ): Promise<string> {
    const { real, ours } = await bothSides(description, observe);
    if (real !== ours) {
      throw new Error(
        `${listing(description)}\nWhat ctdb-eventd gave (-) and what our runner gave (+):\n${difference(real, ours)}`,
      );
    }
    return real;
  }

  async function assertAllSame(directories: fc.Arbitrary<Description>, numRuns: number): Promise<void> {
    const details = await fc.check(
      fc.asyncProperty(directories, async (description) => {
        await assertSame(description);
      }),
      { numRuns, seed: Number(SEED), ...(PATH === undefined ? {} : { path: PATH }) },
    );
    if (details.failed) {
      const again = `CTDB_DIFFERENTIAL=${details.seed}:${details.counterexamplePath} repeats it (${details.numShrinks} times made smaller)`;
      const error = details.errorInstance;
      assert.fail(`${error instanceof Error ? error.message : String(error)}\n${again}`);
    }
  }

  it(`give the same for ${DIRECTORIES} generated directories (seed ${SEED})`, async () => {
    await assertAllSame(anyDirectory, DIRECTORIES);
  });

  it(`give the same when the deadline is over at once (seed ${SEED})`, async () => {
    await assertAllSame(directoryAtDeadline, 25);
  });

  it(`give the same when the deadline passes after a second (seed ${SEED})`, async () => {
    await assertAllSame(directoryWithDeadline, 4);
  });

  it("pass a time-out over when everything shall run", async () => {
    const hanging = (name: string, mode: number): Description["entries"][number] => ({
      name,
      mode,
      is: {
        kind: "script",
        firstLine: "#!/bin/sh",
        steps: [{ do: "print", text: name, to: "stderr" }],
        end: { hang: true },
      },
    });
    const text = await assertSame({
      entries: [hanging("10.a.script", 0o755), hanging("20.b.script", 0o644), hanging("30.c.script", 0o755)],
      runs: [runOf("monitor", { timeoutSeconds: 1, runAll: true })],
    });
    assert.match(text, /10\.a +TIMEDOUT .*\n.*10\.a\.script\n20\.b +DISABLED.*\n30\.c +TIMEDOUT/);
  });

  const statuses = [...Array(256).keys()];

  it("read every exit status from 0 to 255 alike", async () => {
    const whole = await assertSame({
      entries: statuses.map((exit) => exiting(`${String(exit % 100).padStart(2, "0")}.exit-${exit}`, exit)),
      runs: [runOf("monitor", { runAll: true })],
    });
    // To releases that keep older data 106 (ENOMSG) says that there is none to show.
    const { keepsOlderData } = conventionFor(EVENTD_VERSION).status;
    assert.equal(whole.match(/exit-\d+ /g)?.length, keepsOlderData ? 255 : 256);
  });

  it("make of every exit status from 0 to 255 the same summary, and go on or stop alike", async () => {
    // Nothing changes the directory, so that one serves both sides at once: the event is the exit status.
    const is = { kind: "bytes", bytes: "#!/bin/sh\necho x\nexit $1\n" } as const;
    const component = `c${++count}`;
    maker.make(component, {
      entries: [{ name: "10.exits.script", mode: 0o755, is }, exiting("20.next", 0)],
      runs: [],
    });
    const real = realSide(daemon, component);
    const { engine, observe } = ourSide(maker.path(component), component, environment, base);
    const differences: string[] = [];
    for (const exit of statuses) {
      const [theirs, mine] = await Promise.all([real(runOf(String(exit))), observe(runOf(String(exit)))]);
      if (written([theirs]) !== written([mine])) {
        differences.push(`exit ${exit}\n${difference(written([theirs]), written([mine]))}`);
      }
    }
    await engine.close();
    assert.deepEqual(differences, []);
  });

  it("read every signal alike", async () => {
    const deadly = [
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 24, 25, 26, 27, 29, 30, 31, 34, 64,
    ];
    await assertSame({
      entries: deadly.map((signal, index) => ({
        name: `${10 + index}.signal-${signal}.script`,
        mode: 0o755,
        is: { kind: "script", firstLine: "#!/bin/sh", steps: [], end: { signal } },
      })),
      runs: [runOf("monitor", { runAll: true })],
    });
  });

  it("answer alike for a directory that is not there", async () => {
    const component = "missing";
    const real = realSide(daemon, component);
    const { engine, observe } = ourSide(maker.path(component), component, environment, base);
    assert.equal(written([await observe(runOf("monitor"))]), written([await real(runOf("monitor"))]));
    await engine.close();
  });

  it("answer alike for a directory that goes away and comes back", async () => {
    const entries = [exiting("10.a", 3)];
    await assertSame({ entries, runs: [] }, async (side, component) => {
      const first = await side(runOf("monitor"));
      maker.remove(component);
      const without = await side(runOf("monitor"));
      maker.make(component, { entries: [exiting("20.b", 0)], runs: [] });
      return [first, without, await side(runOf("monitor"))];
    });
  });
});

function leavesProcesses({ entries }: Description): boolean {
  return entries.some(
    ({ is }) => "steps" in is && ("hang" in is.end || is.steps.some((step) => step.do === "background")),
  );
}

function oneByOne(runs: readonly RunSpec[]) {
  return async (side: Side): Promise<readonly Observation[]> => {
    const observations: Observation[] = [];
    for (const run of runs) {
      observations.push(await side(run));
    }
    return observations;
  };
}

function runOf(event: string, more: Partial<RunSpec> = {}): RunSpec {
  return { event, args: [], timeoutSeconds: 15, runAll: false, ...more };
}

function exiting(name: string, exit: number): Description["entries"][number] {
  return {
    name: `${name}.script`,
    mode: 0o755,
    is: {
      kind: "script",
      firstLine: "#!/bin/sh",
      steps: [{ do: "print", text: "x\n", to: "stdout" }],
      end: { exit },
    },
  };
}
