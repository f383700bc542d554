/** What coverage adds to a traced run, in turn; Debian's scripts run isolated. */
import { existsSync } from "node:fs";
import { isCtdbInstalled, VENDOR_SCRIPTS } from "../conformance/support/installedCtdb.ts";
import { sh } from "../support/eventDirectory.ts";
import { makeNodeSite, type NodeSite } from "../support/nodeSite.ts";
import { compare } from "./ratio.ts";

/** Nothing but shell: the worst case. */
const LOOP = { "10.loop.script": sh("i=0", "while [ $i -lt 20000 ]; do i=$((i + 1)); done") };
/** What users wait for: Debian's scripts; the rest is for comparison. */
const GOAL = 1.2;

async function line(title: string, site: NodeSite, rounds: number, goal: number | null): Promise<string> {
  const run = (trace: true | "coverage") => () =>
    site.engine.run({ event: "monitor", args: [], timeoutSeconds: 30, continueOnFailure: true, trace })
      .report;
  try {
    const { ours, theirs, ratio } = await compare(run("coverage"), run(true), rounds, 2);
    const verdict = goal === null ? "" : `; goal ${goal}: ${ratio <= goal ? "reached" : "missed"}`;
    return `Covered against traced, ${title}: ratio ${ratio.toFixed(2)} (${ours.toFixed(1)} ms, ${theirs.toFixed(1)} ms)${verdict}\n`;
  } finally {
    await site.close();
  }
}

export async function coveredRuns(rounds: number): Promise<string> {
  const few = Math.ceil(rounds / 6);
  const lines = [
    await line("a loop of 20,000 turns", await makeNodeSite("host", LOOP), Math.min(few, 5), null),
  ];
  if (isCtdbInstalled() && existsSync(VENDOR_SCRIPTS)) {
    const site = await makeNodeSite("isolated", {}, { directory: VENDOR_SCRIPTS, release: "4.17" });
    lines.push(await line("Debian's 18 scripts, monitor", site, few, GOAL));
  }
  return lines.join("");
}
