import { outputText } from "../../src/runner/output.ts";
import type { RunReport } from "../../src/runner/report.ts";
import type { NodeSite } from "./nodeSite.ts";

/** A node's life, from its start to its end, with two public addresses taken and one given back. */
export const LIFE: readonly (readonly [event: string, ...args: string[]])[] = [
  ["init"],
  ["setup"],
  ["startup"],
  ["monitor"],
  ["takeip", "eth0", "10.0.0.31", "24"],
  ["takeip", "eth0", "10.0.0.32", "24"],
  ["ipreallocated"],
  ["monitor"],
  ["releaseip", "eth0", "10.0.0.31", "24"],
  ["ipreallocated"],
  ["monitor"],
  ["shutdown"],
];

/** One event in one line: `takeip eth0 10.0.0.31 24: passed`, with what failed and what was not simulated. */
export function tell(report: RunReport): string {
  const failed = report.scripts
    .filter(({ status }) => !["OK", "DISABLED", "NOT RUN"].includes(status))
    .map(({ name, status, output }) => ` ${name.text} ${status} ${outputText(output).trim()}`);
  const notes = report.sandbox.notes
    .filter(({ level }) => level === "warning")
    .map(({ sentence }) => ` [${sentence}]`);
  return `${[report.event, ...report.args].join(" ")}: ${report.outcome}${[...failed, ...notes].join("")}`;
}

/** Runs events in turn. */
export async function live(site: NodeSite, life: typeof LIFE = LIFE): Promise<RunReport[]> {
  const reports: RunReport[] = [];
  for (const [event, ...args] of life) {
    reports.push(await site.run(event, ...args));
  }
  return reports;
}
