/**
 * `npm run bench [-- [--write] NAME…]`: everything that has a goal, as ratios in one run; a NAME chooses some. `--write`
 * puts what was printed into `docs/benchmarks.md`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build, packageExtension } from "../../scripts/lib/package.ts";
import { root } from "../../scripts/lib/paths.ts";
import { activation } from "./activation.ts";
import { caseThroughput } from "./caseThroughput.ts";
import { checkSpeed } from "./checkSpeed.ts";
import { coveredRuns } from "./coveredRuns.ts";
import { languageServers } from "./languageServer.ts";
import { longSession } from "./longSession.ts";
import { packageSize } from "./packageSize.ts";
import { panelStream } from "./panelStream.ts";
import { realDaemon } from "./realDaemon.ts";
import { sandboxModes } from "./sandboxModes.ts";
import { tracedRuns } from "./tracedRuns.ts";
import { traceSpeed } from "./traceSpeed.ts";

const ROUNDS = 60;
const PAGE = join(root, "docs", "benchmarks.md");

/** Each gives its lines, and is timed alone: two at once would disturb each other. */
const BENCHMARKS: Readonly<Record<string, (rounds: number) => Promise<string>>> = {
  daemon: realDaemon,
  modes: sandboxModes,
  traced: tracedRuns,
  covered: coveredRuns,
  records: traceSpeed,
  check: checkSpeed,
  server: languageServers,
  cases: caseThroughput,
  activation,
  stream: panelStream,
  session: longSession,
  package: packageSize,
};

const { values, positionals } = parseArgs({
  options: { write: { type: "boolean", default: false } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !(name in BENCHMARKS));
if (unknown.length > 0) {
  throw new Error(`no benchmark ${unknown.join(", ")}; there are ${Object.keys(BENCHMARKS).join(", ")}`);
}
await build();
process.env.CTDB_VSIX = await packageExtension();
let text = "";
say(
  `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}, ${ROUNDS} rounds\n`,
);
for (const [name, run] of Object.entries(BENCHMARKS)) {
  if (positionals.length === 0 || positionals.includes(name)) {
    say(`\n${name} (load ${(loadavg()[0] ?? 0).toFixed(1)})\n`);
    say(await run(ROUNDS).catch(failed));
  }
}
if (values.write) {
  const page = readFileSync(PAGE, "utf8");
  const written = page.replace(
    /(<!-- results -->\n```text\n)[\s\S]*?(```\n<!-- end -->)/,
    (_, begin, end) => `${begin}${text}${end}`,
  );
  writeFileSync(PAGE, written);
}

/** The others are measured all the same. */
function failed(error: unknown): string {
  console.error(error);
  process.exitCode = 1;
  return "failed, see above\n";
}

function say(lines: string): void {
  process.stdout.write(lines);
  text += lines;
}
