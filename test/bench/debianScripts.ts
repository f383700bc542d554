/** Runs inside the private root: Debian's 18 scripts under both engines, in turn. */

import {
  BASE,
  ENVIRONMENT,
  prepareBase,
  prepareScenario,
  SCRIPTS,
} from "../conformance/support/debianBase.ts";
import { startEventDaemon } from "../conformance/support/eventDaemon.ts";
import { ourSide } from "../conformance/support/observation.ts";
import { compare, comparisonLine } from "./ratio.ts";

const rounds = Number(process.argv[2]);
prepareBase();
prepareScenario({ title: "all scripts", options: "" });
const { engine } = ourSide(SCRIPTS, "legacy", ENVIRONMENT, "/");
const daemon = await startEventDaemon(BASE, ENVIRONMENT, "/");
for (const event of ["ipreallocated", "monitor"]) {
  // All scripts take part, whatever the first of them finds missing here.
  const run = { event, args: [], timeoutSeconds: 30, runAll: true };
  const ours = () => engine.run({ ...run, continueOnFailure: true }).report;
  const result = await compare(ours, () => daemon.run("legacy", run), rounds);
  process.stdout.write(comparisonLine(`Debian's 18 scripts, ${event}`, result, 1.02));
}
await daemon.stop();
await engine.close();
