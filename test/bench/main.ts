/** `npm run bench`: our runner in one process against the real event daemon, as ratios in one run. */
import { cpus } from "node:os";
import { startEventDaemon } from "../conformance/support/eventDaemon.ts";
import { isCtdbInstalled, NOT_INSTALLED } from "../conformance/support/installedCtdb.ts";
import { ourSide } from "../conformance/support/observation.ts";
import { runInPrivateRoot, whyNoPrivateRoot } from "../conformance/support/privateRoot.ts";
import { makeEventDirectory, sh } from "../support/eventDirectory.ts";
import { checkSpeed } from "./checkSpeed.ts";
import { coveredRuns } from "./coveredRuns.ts";
import { languageServers } from "./languageServer.ts";
import { compare, comparisonLine } from "./ratio.ts";
import { sandboxModes } from "./sandboxModes.ts";
import { tracedRuns } from "./tracedRuns.ts";
import { traceSpeed } from "./traceSpeed.ts";

const ROUNDS = 60;
const MONITOR = { event: "monitor", args: [], timeoutSeconds: 30, runAll: false };

async function oneLineScripts(): Promise<string> {
  const names = Array.from({ length: 20 }, (_, i) => `${String(i + 10)}.bench.script`);
  const directory = makeEventDirectory(Object.fromEntries(names.map((name) => [name, sh("echo hello")])));
  const environment = { PATH: "/usr/bin:/bin", CTDB_BASE: directory.base, CTDB_TEST_MODE: "1" };
  const { engine } = ourSide(directory.path, "legacy", environment, "/");
  const daemon = await startEventDaemon(directory.base, environment, "/");
  try {
    const ours = () => engine.run(MONITOR).report;
    const result = await compare(ours, () => daemon.run("legacy", MONITOR), ROUNDS);
    return comparisonLine("20 one-line scripts", result, 1.1);
  } finally {
    await daemon.stop();
    await engine.close();
    directory.remove();
  }
}

async function debianScripts(): Promise<string> {
  const why = await whyNoPrivateRoot();
  return why === null
    ? runInPrivateRoot(new URL("./debianScripts.ts", import.meta.url), String(ROUNDS))
    : `Debian's scripts: left out, ${why}\n`;
}

process.stdout.write(
  `${cpus().length} cores, ${cpus()[0]?.model.trim()}, Node ${process.version}, ${ROUNDS} rounds\n`,
);
process.stdout.write(await languageServers(ROUNDS));
process.stdout.write(await checkSpeed());
process.stdout.write(await traceSpeed());
process.stdout.write(await sandboxModes(ROUNDS));
process.stdout.write(await tracedRuns(ROUNDS));
process.stdout.write(await coveredRuns(ROUNDS));
if (!isCtdbInstalled()) {
  process.stderr.write(`What is left compares with the real event daemon: ${NOT_INSTALLED}\n`);
  process.exit(1);
}
process.stdout.write(await oneLineScripts());
process.stdout.write(await debianScripts());
