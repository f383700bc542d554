/** Our runner in one process against the real event daemon, in turn. */
import { startEventDaemon } from "../conformance/support/eventDaemon.ts";
import { isCtdbInstalled, NOT_INSTALLED } from "../conformance/support/installedCtdb.ts";
import { ourSide } from "../conformance/support/observation.ts";
import { runInPrivateRoot, whyNoPrivateRoot } from "../conformance/support/privateRoot.ts";
import { makeEventDirectory, sh } from "../support/eventDirectory.ts";
import { compare, comparisonLine } from "./ratio.ts";

const MONITOR = { event: "monitor", args: [], timeoutSeconds: 30, runAll: false };

export async function realDaemon(rounds: number): Promise<string> {
  if (!isCtdbInstalled()) {
    return `The real event daemon: left out, ${NOT_INSTALLED}\n`;
  }
  return (await oneLineScripts(rounds)) + (await debianScripts(rounds));
}

async function oneLineScripts(rounds: number): Promise<string> {
  const names = Array.from({ length: 20 }, (_, i) => `${String(i + 10)}.bench.script`);
  const directory = makeEventDirectory(Object.fromEntries(names.map((name) => [name, sh("echo hello")])));
  const environment = { PATH: "/usr/bin:/bin", CTDB_BASE: directory.base, CTDB_TEST_MODE: "1" };
  const { engine } = ourSide(directory.path, "legacy", environment, "/");
  const daemon = await startEventDaemon(directory.base, environment, "/");
  try {
    const ours = () => engine.run(MONITOR).report;
    const result = await compare(ours, () => daemon.run("legacy", MONITOR), rounds);
    return comparisonLine("20 one-line scripts", result, 1.1);
  } finally {
    await daemon.stop();
    await engine.close();
    directory.remove();
  }
}

async function debianScripts(rounds: number): Promise<string> {
  const why = await whyNoPrivateRoot();
  return why === null
    ? runInPrivateRoot(new URL("./debianScripts.ts", import.meta.url), String(rounds))
    : `Debian's scripts: left out, ${why}\n`;
}
