import { appendFileSync } from "node:fs";
import Mocha from "mocha";
import { collectResults } from "./mochaResults.ts";

/** Mocha's spec output, and one line of JSON per test in the file that `CTDB_RESULTS` names. */
export default class MochaReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const file = process.env.CTDB_RESULTS;
    if (file) collectResults(runner, (result) => appendFileSync(file, `${JSON.stringify(result)}\n`));
  }
}
