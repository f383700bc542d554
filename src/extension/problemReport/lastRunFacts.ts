import type { LiveRun } from "../run/liveRun.ts";
import { describeConvention } from "../settings/conventionChoice.ts";
import type { Fact } from "./reportText.ts";

/** What may be told of a run: no names of scripts, no arguments, no output. */
export function lastRunFacts(run: LiveRun | null): readonly Fact[] {
  if (run === null) return [];
  const { event, sandbox, settings } = run.start;
  const { report } = run;
  return [
    ["Event", event],
    ["Where", `${sandbox.mode}: ${sandbox.reason}`],
    ["Trace", settings.trace ? "on" : "off"],
    ...(report === null
      ? [["State", run.phase] as const]
      : ([
          ["Read as", describeConvention(report.convention)],
          ["Outcome", `${report.outcome}, summary ${report.summary}`],
          ["Scripts", `${report.scripts.length}: ${statuses(report.scripts)}`],
          ["Duration", `${(report.finish - report.begin).toFixed(0)} ms`],
          ...(report.problem === null ? [] : [["Problem", report.problem] as const]),
          ...report.warnings.map((warning): Fact => ["Warning", warning]),
        ] as const)),
  ];
}

function statuses(scripts: readonly { readonly status: string; readonly result: number }[]): string {
  return scripts.map(({ status, result }) => (result === 0 ? status : `${status} ${result}`)).join(", ");
}
