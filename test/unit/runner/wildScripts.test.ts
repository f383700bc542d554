import assert from "node:assert/strict";
import { statSync } from "node:fs";
import type { ScriptReport } from "../../../src/runner/report.ts";
import type { SandboxMode } from "../../../src/sandbox/sandbox.ts";
import { sh } from "../../support/eventDirectory.ts";
import { makeNodeSite } from "../../support/nodeSite.ts";
import { processesWith } from "../../support/processes.ts";
import { makeSite, type Site } from "../../support/runEvent.ts";

/** What the loud script prints; a gigabyte by hand. */
const LOUD_BYTES = Number(process.env.CTDB_FAULT_BYTES ?? 20_000_000);
/** Modes with commas. */
const MODES = (process.env.CTDB_FAULT_MODES ?? "host").split(",") as SandboxMode[];
/** What the host may grow by meanwhile; the runner keeps 320 KiB of each output. */
const MOST_GROWTH = 250_000_000;

interface Wild {
  readonly lines: readonly string[];
  readonly seconds: number;
  readonly status: ScriptReport["status"];
  /** How many processes it leaves, which the run ends. */
  readonly left: number;
}

const hangs = { seconds: 0.5, status: "TIMEDOUT" } as const;
const ends = { seconds: 60, status: "OK" } as const;

const SCRIPTS: Readonly<Record<string, Wild>> = {
  "prints very much": { lines: [`head -c ${LOUD_BYTES} /dev/zero | tr '\\0' x`], ...ends, left: 0 },
  "prints byte by byte": {
    lines: ["i=0", "while [ $i -lt 5000 ]; do printf x; i=$((i + 1)); done"],
    ...ends,
    left: 0,
  },
  "says nothing for its whole time": { lines: ["exec sleep 300"], ...hangs, left: 1 },
  "closes its output": { lines: ["exec >&- 2>&-", "sleep 0.2", "exit 3"], ...ends, status: "ERROR", left: 0 },
  "leaves daemons that hold its output": {
    lines: ["setsid sleep 300 &", "sleep 300 &", "exit 0"],
    ...ends,
    left: 2,
  },
  "leaves one that prints without end": {
    lines: ["setsid sh -c 'while :; do echo more; done' &", "sleep 0.2"],
    ...ends,
    left: 1,
  },
  "ignores what should end it": { lines: ["trap '' TERM HUP INT", "sleep 300 & wait"], ...hangs, left: 2 },
  "stops itself": { lines: ["kill -STOP $$"], ...hangs, left: 1 },
  "stops its whole group": { lines: ["kill -STOP 0"], ...hangs, left: 1 },
  "starts two hundred processes": {
    lines: ["i=0", "while [ $i -lt 200 ]; do sleep 300 & i=$((i + 1)); done"],
    ...ends,
    left: 200,
  },
};

for (const mode of MODES) {
  describe(`in ${mode} mode a script that`, function () {
    this.timeout(90_000);
    let site: Site;
    afterEach(() => site.close());

    for (const [what, { lines, seconds, status, left }] of Object.entries(SCRIPTS)) {
      it(`${what}, is ended and leaves nothing`, async () => {
        const files = { "10.a.script": sh(...lines) };
        site = mode === "host" ? makeSite(files) : await makeNodeSite(mode, files);
        const before = process.memoryUsage().rss;
        let peak = before;
        let printed = 0;
        const run = site.engine.run({ event: "monitor", args: [], timeoutSeconds: seconds, trace: false });
        for await (const event of run) {
          if (event.kind === "output") {
            printed += event.data.length + event.omitted;
            peak = Math.max(peak, process.memoryUsage().rss);
          }
        }
        const report = await run.report;
        const [script] = report.scripts;
        assert.equal(script?.status, status);
        assert.equal(report.leftRunning.length, left);
        assert.equal(script?.output.totalBytes, printed, "nothing is lost");
        if (script?.output.file) {
          assert.equal(statSync(script.output.file).size, printed);
        }
        assert.deepEqual(processesWith(site.base), []);
        assert.ok(peak - before < MOST_GROWTH, `grew by ${peak - before} bytes`);
      });
    }
  });
}
