/**
 * Runs every scenario on one side, inside the private root, and prints the results as JSON.
 * Both sides are given the same paths and the same environment, each in a root of its own.
 */
import { readdirSync, readFileSync } from "node:fs";
import { written } from "./comparison.ts";
import { BASE, ENVIRONMENT, LOG, prepareBase, prepareScenario, SCRIPTS } from "./debianBase.ts";
import { EVENTS, type EventResult, scenarios } from "./debianScenarios.ts";
import { startEventDaemon } from "./eventDaemon.ts";
import { VENDOR_SCRIPTS } from "./installedCtdb.ts";
import { type Observation, ourSide, outputLines, type RunSpec, realSide } from "./observation.ts";

interface DriverSide {
  run(run: RunSpec): Promise<{ observation: Observation; output: readonly string[] }>;
  stop(): Promise<void>;
}

async function realDriver(): Promise<DriverSide> {
  const daemon = await startEventDaemon(BASE, ENVIRONMENT, "/");
  const observe = realSide(daemon, "legacy");
  let seen = 0;
  return {
    async run(run) {
      const observation = await observe(run);
      const log = readFileSync(LOG, "utf8");
      const fresh = log.slice(seen);
      seen = log.length;
      return { observation, output: loggedOutput(fresh) };
    },
    stop: () => daemon.stop(),
  };
}

/** The lines that eventd logged for scripts: `DATE NODE ctdb-eventd[PID]: NAME: TEXT`. */
function loggedOutput(log: string): string[] {
  return log
    .split("\n")
    .map((line) => /^\d{4}-\d\d-\d\dT\S+ \S+ ctdb-eventd\[\d+\]: (\d\d\..*)$/s.exec(line)?.[1])
    .filter((line) => line !== undefined);
}

function ourDriver(): DriverSide {
  const { engine, observe } = ourSide(SCRIPTS, "legacy", ENVIRONMENT, "/");
  return {
    async run(run) {
      const { report, ...observation } = await observe(run);
      const output = outputLines(report);
      return { observation, output };
    },
    stop: () => engine.close(),
  };
}

prepareBase();
const side = process.argv[2] === "real" ? await realDriver() : ourDriver();
const results: EventResult[] = [];
for (const scenario of scenarios(readdirSync(VENDOR_SCRIPTS).sort())) {
  prepareScenario(scenario);
  for (const run of EVENTS) {
    const { observation, output } = await side.run(run);
    results.push({ scenario: scenario.title, event: run.event, written: written([observation]), output });
  }
}
await side.stop();
process.stdout.write(JSON.stringify(results), () => process.exit(0));
