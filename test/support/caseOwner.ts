// Runs cases in a process that a test may kill: DIRECTORY MODE SCRIPT… Prints what the scripts print, then the verdicts.
import { runOf, testCase } from "./testCase.ts";

const [directory = "", mode, ...scripts] = process.argv.slice(2);
const sandbox = mode === "isolated" ? mode : "stubbed";
const cases = scripts.map((script) => testCase({ directory, script, sandbox, name: script }));
const results = await runOf(cases, {
  jobs: scripts.length,
  listener: (event) => {
    if (event.kind === "output") {
      process.stdout.write(event.text);
    }
  },
});
process.stdout.write(`${results.map(({ verdict }) => verdict).join(" ")}\n`);
