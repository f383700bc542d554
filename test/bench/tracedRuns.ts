/** What a trace adds to a run: traced against plain, in turn. */
import { existsSync } from "node:fs";
import { isCtdbInstalled, VENDOR_SCRIPTS } from "../conformance/support/installedCtdb.ts";
import { sh } from "../support/eventDirectory.ts";
import { makeNodeSite, type NodeSite } from "../support/nodeSite.ts";
import { compare } from "./ratio.ts";

const ONE_LINE = Object.fromEntries(
  Array.from({ length: 20 }, (_, i) => [`${String(i + 10)}.bench.script`, sh("echo hello")]),
);
/** Nothing but shell: the worst case. */
const LOOP = { "10.loop.script": sh("i=0", "while [ $i -lt 20000 ]; do i=$((i + 1)); done") };
/** What users wait for: Debian's scripts; the rest is for comparison. */
const GOAL = 2;

async function line(title: string, site: NodeSite, rounds: number, goal: number | null): Promise<string> {
  const run = (trace: boolean) => () =>
    site.engine.run({ event: "monitor", args: [], timeoutSeconds: 30, continueOnFailure: true, trace })
      .report;
  try {
    const { ours, theirs, ratio } = await compare(run(true), run(false), rounds, 2);
    const verdict = goal === null ? "" : `; goal ${goal}: ${ratio <= goal ? "reached" : "missed"}`;
    return `Traced against plain, ${title}: ratio ${ratio.toFixed(2)} (${ours.toFixed(1)} ms, ${theirs.toFixed(1)} ms)${verdict}\n`;
  } finally {
    await site.close();
  }
}

export async function tracedRuns(rounds: number): Promise<string> {
  const few = Math.ceil(rounds / 6);
  const lines = [
    await line("20 one-line scripts", await makeNodeSite("host", ONE_LINE), few, null),
    await line("a loop of 20,000 turns", await makeNodeSite("host", LOOP), Math.min(few, 5), null),
  ];
  if (isCtdbInstalled() && existsSync(VENDOR_SCRIPTS)) {
    const site = await makeNodeSite("stubbed", {}, { directory: VENDOR_SCRIPTS, release: "4.17" });
    lines.push(await line("Debian's 18 scripts, monitor", site, few, GOAL));
  }
  return lines.join("");
}
