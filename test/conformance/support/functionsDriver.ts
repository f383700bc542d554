/**
 * Runs every scenario in every node state with Debian's helper functions or with those of the kit, by our runner inside
 * the private root, and prints the results as JSON.
 */
import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { written } from "./comparison.ts";
import {
  BASE,
  ENVIRONMENT,
  type HelperFunctions,
  prepareBase,
  prepareScenario,
  SCRIPTS,
} from "./debianBase.ts";
import { type EventResult, scenarios } from "./debianScenarios.ts";
import { SEQUENCE } from "./functionsResults.ts";
import { VENDOR_SCRIPTS } from "./installedCtdb.ts";
import { NODE_STATES, type NodeState } from "./nodeStates.ts";
import { ourSide, outputLines } from "./observation.ts";

const HELPERS = join(BASE, "helpers");
const VENDOR_HELPERS = "/usr/libexec/ctdb";

function prepareNode({ commands }: NodeState): void {
  rmSync(join(BASE, "bin"), { recursive: true });
  rmSync(HELPERS, { recursive: true, force: true });
  cpSync(join(BASE, "bin.bare"), join(BASE, "bin"), { recursive: true });
  mkdirSync(HELPERS);
  for (const name of readdirSync(VENDOR_HELPERS)) {
    if (commands[name] === undefined) {
      symlinkSync(join(VENDOR_HELPERS, name), join(HELPERS, name));
    }
  }
  for (const [name, text] of Object.entries(commands)) {
    const folder = name.startsWith("ctdb_") ? HELPERS : join(BASE, "bin");
    writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  }
}

prepareBase(process.argv[2] as HelperFunctions);
cpSync(join(BASE, "bin"), join(BASE, "bin.bare"), { recursive: true });
const environment = { ...ENVIRONMENT, CTDB_HELPER_BINDIR: HELPERS };
const { engine, observe } = ourSide(SCRIPTS, "legacy", environment, "/");
const results: EventResult[] = [];
for (const node of NODE_STATES) {
  prepareNode(node);
  for (const scenario of scenarios(readdirSync(VENDOR_SCRIPTS).sort())) {
    prepareScenario(scenario);
    for (const run of SEQUENCE) {
      const { report, ...observation } = await observe(run);
      const output = outputLines(report);
      const title = `${node.title}: ${scenario.title}`;
      results.push({ scenario: title, event: run.event, written: written([observation]), output });
    }
  }
}
await engine.close();
process.stdout.write(JSON.stringify(results), () => process.exit(0));
