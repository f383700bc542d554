import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { eventually } from "../support/processes.ts";
import { FaultyWindow } from "./faultyWindow.ts";
import { requireIsolation } from "./isolation.ts";

const CASES = `script: ../events/legacy/30.slow.script
cases:
  - name: slow
    event: slow-event
`;

const SEQUENCE = `title: Slow steps
steps: [slow-event, monitor]
`;

/** Something that goes on while the extension host is killed. */
interface Stage {
  readonly what: string;
  /** Begins it, and comes back while it goes on. */
  readonly begin: (window: FaultyWindow) => Promise<void>;
  /** Whether the history of runs has it afterwards. */
  readonly isKept: boolean;
}

async function runSequence({ workbench }: FaultyWindow): Promise<void> {
  await workbench.runCommand("Run CTDB sequence");
  await workbench.typeAndChoose("Slow steps", "Sequence of events");
  await workbench.typeAndChoose("Quick", "How to wait");
}

async function runTests({ workbench }: FaultyWindow): Promise<void> {
  await workbench.openFile("slow.ctdb-test.yaml");
  await workbench.page.locator(".testing-run-glyph").first().waitFor();
  await workbench.runCommand("Test: Run Tests in Current File");
}

const STAGES: readonly Stage[] = [
  { what: "nothing goes on", begin: async () => undefined, isKept: false },
  { what: "an event goes on", begin: (window) => window.begin(), isKept: true },
  { what: "tests go on", begin: runTests, isKept: false },
  { what: "a sequence goes on", begin: runSequence, isKept: true },
];

/** Each takes as long as a test file may; `windowFaults.test.ts` has the one that is most likely. */
const isAsked = process.env.CTDB_FAULT_STAGES !== undefined;

for (const mode of isAsked ? ["stubbed", "isolated"] : []) {
  describe(`a window whose extension host is killed, in ${mode} mode`, function () {
    this.timeout(120_000);
    let window: FaultyWindow;

    before(async function () {
      await requireIsolation(this);
      window = await FaultyWindow.open({
        isAlone: true,
        settings: { "ctdb.sandbox": mode, "ctdb.eventTimeout": 600 },
        prepare: (folder) => {
          mkdirSync(join(folder, "cases"));
          writeFileSync(join(folder, "cases", "slow.ctdb-test.yaml"), CASES);
          writeFileSync(join(folder, "slow.ctdb-sequence.yaml"), SEQUENCE);
        },
      });
      // Where it is asked for, consent is given once.
      await window.begin();
      await window.workbench.runCommand("Cancel CTDB event");
      await eventually(() => !window.isRunning);
    });

    afterEach(async function () {
      if (this.currentTest?.state === "failed") {
        await window?.workbench.screenshot("window-kills-failed");
      }
    });

    after(async () => {
      await window?.workbench.stop();
    });

    for (const { what, begin, isKept } of STAGES) {
      it(`leaves nothing, and is whole again, where ${what}`, async () => {
        await begin(window);
        if (what !== "nothing goes on") {
          await eventually(() => window.isRunning);
        }
        if (isKept) {
          await eventually(() => window.left().some((name) => name.includes(".going-")));
        }
        const begun = Date.now();
        await window.kill();
        process.stdout.write(`      ${what}: whole after ${Date.now() - begun} ms\n`);
        if (isKept) {
          assert.match(await window.earlierRun(), /^VS Code or its extension host was ended in the middle/);
        }
        await window.workbench.screenshot(`window-killed-${mode}-${what.replaceAll(" ", "-")}`);
        await window.runWhole();
        assert.deepEqual(window.left(), []);
        // The third time within five minutes VS Code leaves it to the user to start it again.
        await window.workbench.reload();
      });
    }
  });
}
