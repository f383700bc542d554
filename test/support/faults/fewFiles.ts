// Runs an event while fewer and fewer files may be opened: `node fewFiles.ts MODE`, under a low `ulimit -n`. Prints what came
// of each run as a line of JSON, and at the end how it goes once there are enough again.
import { closeSync, openSync, readdirSync } from "node:fs";
import { chooseSandbox } from "../../../src/sandbox/chooseSandbox.ts";
import { sentenceOf } from "../../../src/sandbox/sandbox.ts";
import type { SandboxChoice } from "../../../src/sandbox/sandboxChoice.ts";
import { sh } from "../eventDirectory.ts";
import { makeNodeSite } from "../nodeSite.ts";

/** How many files can still be opened. */
const FREE = [0, 1, 2, 3, 4, 5, 6, 8, 10, 14, 18];

const mode = process.argv[2] as SandboxChoice;
const site = await makeNodeSite(mode, { "10.a.script": sh("echo fine") });
const held: number[] = [];

function holdAll(): void {
  try {
    for (;;) {
      held.push(openSync("/dev/null", "r"));
    }
  } catch {
    // as many as there can be
  }
}

async function run(trace = false) {
  const report = await site.engine.run({ event: "monitor", args: [], timeoutSeconds: 30, trace }).report;
  const said = [report.problem, ...report.scripts.map(({ explanation }) => explanation)];
  const notes = report.sandbox.notes.map(({ sentence }) => sentence);
  return { outcome: report.outcome, said: [...said, ...notes].filter((one) => one !== null) };
}

await run(true);
const files = readdirSync("/proc/self/fd").length;
for (const free of FREE) {
  holdAll();
  held.splice(0, free).forEach(closeSync);
  const chosen = await chooseSandbox("auto", { ...site.nodeOptions }).then(
    ({ mode: found }) => found,
    (error: unknown) => sentenceOf(error),
  );
  process.stdout.write(`${JSON.stringify({ free, chosen, ...(await run(free % 2 === 0)) })}\n`);
}
held.splice(0).forEach(closeSync);
const after = await run();
const { mode: chosen } = await chooseSandbox("auto", site.nodeOptions);
const left = readdirSync("/proc/self/fd").length - files;
process.stdout.write(`${JSON.stringify({ free: null, chosen, left, ...after })}\n`);
await site.close();
