import { appendFileSync } from "node:fs";
import Mocha from "mocha";
import { collectResults, type TestResult } from "./mochaResults.ts";

/** How long a process may live on when its tests are over, in milliseconds. */
const PATIENCE_MS = 10_000;

/** Mocha's spec output, and one line of JSON per test in the file that `CTDB_RESULTS` names. */
export default class MochaReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const file = process.env.CTDB_RESULTS;
    if (!file) return;
    const write = (result: TestResult) => appendFileSync(file, `${JSON.stringify(result)}\n`);
    collectResults(runner, write);
    runner.on("end", () => {
      // Something that was left open would hold up the whole run: it is named instead.
      setTimeout(() => {
        write({ state: "left", title: process.getActiveResourcesInfo().join(", ") });
        process.exit(runner.failures > 0 ? 1 : 0);
      }, PATIENCE_MS).unref();
    });
  }
}
