/** `npm run bench`: our runner in one process against the real event daemon, as ratios in one run. */
import { cpus } from "node:os";
import { sh } from "../support/eventDirectory.ts";
import { makeSite } from "../support/runEvent.ts";
import { hasEventd, startEventd } from "./eventd.ts";
import { type Comparison, compare } from "./ratio.ts";

const ROUNDS = 40;

function report(title: string, { ours, theirs, ratio }: Comparison, goal: number): void {
  const figures = `ours ${ours.toFixed(1)} ms, ctdb-event ${theirs.toFixed(1)} ms`;
  const verdict = ratio <= goal ? "reached" : "missed";
  process.stdout.write(`${title}: ratio ${ratio.toFixed(3)} (${figures}); goal ${goal}: ${verdict}\n`);
}

async function oneLineScripts(): Promise<void> {
  const names = Array.from({ length: 20 }, (_, i) => `${String(i + 10)}.bench.script`);
  const site = makeSite(Object.fromEntries(names.map((name) => [name, sh("echo hello")])), "4.17");
  const eventd = await startEventd(site.base, { PATH: "/usr/bin:/bin" });
  try {
    const result = await compare(
      () => site.run("monitor"),
      () => eventd.run("legacy", "monitor"),
      ROUNDS,
    );
    report("20 one-line scripts", result, 1.1);
  } finally {
    await eventd.stop();
    await site.close();
  }
}

if (!hasEventd()) {
  process.stderr.write("The benchmark compares with Debian's ctdb: apt-get install ctdb\n");
  process.exit(1);
}
process.stdout.write(
  `${cpus().length} cores, ${cpus()[0]?.model ?? "unknown"}, Node ${process.version}, ${ROUNDS} rounds\n`,
);
await oneLineScripts();
