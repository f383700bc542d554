import { t } from "@vscode/l10n";
import type { OutputDifference } from "../../runner/compareOutputs.ts";
import {
  compareReports,
  type Difference,
  type FactName,
  type RunComparison,
  type ScriptComparison,
} from "../../runner/compareReports.ts";
import type { RunReport, ScriptReport } from "../../runner/report.ts";
import type { ComparisonView, DifferenceView, ScriptDifferenceView } from "../../webview/history/messages.ts";
import { formatEnd } from "../panel/formats.ts";
import { printableLine } from "../printable.ts";
import type { LiveRun } from "../run/liveRun.ts";
import { historyEntry } from "./historyView.ts";

/** What the runs' own words and their scripts say anyway. */
const ENDS: readonly string[] = ["outcome", "summary"] satisfies readonly FactName[];

/** A line or a value is shown up to here. */
const MOST_CHARACTERS = 300;

/** Everything that the page shows of two runs side by side; `null` while one of them is not over. */
export function comparisonView(before: LiveRun, after: LiveRun): ComparisonView | null {
  if (before.report === null || after.report === null) {
    return null;
  }
  const comparison = compareReports(before.report, after.report);
  return {
    before: historyEntry(before),
    after: historyEntry(after),
    summary: summaryOf(comparison),
    facts: comparison.facts
      .filter(({ name }) => !ENDS.includes(name))
      .map((fact) => differenceView({ ...fact, name: factText(fact.name) })),
    environment: comparison.environment.map(differenceView),
    scripts: comparison.scripts.map(scriptView),
  };
}

/** The scripts of two reports as {@link ComparisonView.scripts} has them. */
export function comparedScripts(before: RunReport, after: RunReport): readonly ScriptComparison[] {
  return compareReports(before, after).scripts;
}

function summaryOf({ facts, environment, scripts }: RunComparison): string {
  const count = (change: ScriptComparison["change"]) => scripts.filter((one) => one.change === change).length;
  const outputs = scripts.filter(({ output }) => output !== null).length;
  const [changed, appeared, vanished] = [count("changed"), count("appeared"), count("vanished")];
  const parts = [
    part(changed, t("1 script ended differently"), t("{0} scripts ended differently", changed)),
    part(appeared, t("1 script is new"), t("{0} scripts are new", appeared)),
    part(vanished, t("1 script is gone"), t("{0} scripts are gone", vanished)),
    part(outputs, t("1 output differs"), t("{0} outputs differ", outputs)),
  ].filter((sentence) => sentence !== null);
  if (parts.length > 0) {
    return `${parts.join(", ")}.`;
  }
  return facts.length + environment.length === 0
    ? t("Nothing differs but durations.")
    : t("The scripts ended alike and wrote the same.");
}

function part(count: number, one: string, many: string): string | null {
  return count === 0 ? null : count === 1 ? one : many;
}

function factText(name: FactName): string {
  switch (name) {
    case "outcome":
      return t("outcome");
    case "summary":
      return t("result");
    case "problem":
      return t("problem");
    case "directory":
      return t("directory");
    case "event":
      return t("event");
    case "arguments":
      return t("arguments");
    case "script alone":
      return t("script alone");
    case "mode":
      return t("mode");
    case "convention":
      return t("convention");
    case "target version":
      return t("target version");
    case "time-out":
      return t("time-out");
    case "trace":
      return t("trace");
  }
}

function differenceView({ name, before, after }: Difference): DifferenceView {
  return { name: printableLine(name), before: shorten(before), after: shorten(after) };
}

function scriptView(comparison: ScriptComparison, index: number): ScriptDifferenceView {
  const { before, after, change, output } = comparison;
  return {
    index,
    name: printableLine((after ?? before)?.name.text ?? ""),
    change,
    before: before === null ? null : endOf(before),
    after: after === null ? null : endOf(after),
    durationBefore: durationOf(before),
    durationAfter: durationOf(after),
    output: output === null ? null : outputView(output),
  };
}

/** CTDB's word, and what really happened unless it is what everybody expects. */
function endOf({ status, end }: ScriptReport): string {
  const expected = end === null || (status === "OK" && end.kind === "exit" && end.status === 0);
  return expected ? status : `${status}, ${formatEnd(end)}`;
}

function durationOf(script: ScriptReport | null): number | null {
  const { begin = null, finish = null } = script ?? {};
  return begin === null || finish === null ? null : Math.max(0, finish - begin);
}

function outputView({ line, known, before, after }: OutputDifference): ScriptDifferenceView["output"] {
  if (!known) {
    const sentence = t("The outputs differ after line {0}, in what was left out of one of them.", line);
    return { sentence, before: null, after: null };
  }
  const shown = { before: shorten(before), after: shorten(after) };
  return shown.before === shown.after
    ? {
        sentence: t("The outputs differ in line {0}, in what does not show here.", line),
        before: null,
        after: null,
      }
    : { sentence: t("The outputs differ from line {0} on.", line), ...shown };
}

function shorten(text: string | null): string | null {
  if (text === null) {
    return null;
  }
  const shown = printableLine(text);
  return shown.length > MOST_CHARACTERS ? `${shown.slice(0, MOST_CHARACTERS)}…` : shown;
}
