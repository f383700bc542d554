import { t } from "@vscode/l10n";
import { formatVersion } from "../ctdb/version.ts";
import { compareOutputs, type OutputDifference } from "./compareOutputs.ts";
import type { RunReport, ScriptReport } from "./report.ts";

/** Something that has a name and differs between two runs; `null`: one of them has none. */
export interface Difference<Name extends string = string> {
  readonly name: Name;
  readonly before: string | null;
  readonly after: string | null;
}

/** What is compared of two runs as wholes. */
export type FactName =
  | "outcome"
  | "summary"
  | "problem"
  | "directory"
  | "event"
  | "arguments"
  | "script alone"
  | "mode"
  | "convention"
  | "target version"
  | "time-out"
  | "trace";

/** One script in two runs. */
export interface ScriptComparison {
  /** `null`: the directory did not have it then. */
  readonly before: ScriptReport | null;
  readonly after: ScriptReport | null;
  readonly change: "appeared" | "vanished" | "changed" | "same";
  /** How much longer it took, in milliseconds; `null` where it was not run both times. */
  readonly milliseconds: number | null;
  /** `null`: the same output, as far as both runs keep it, or nothing to compare. */
  readonly output: OutputDifference | null;
}

/** What differs between two runs. */
export interface RunComparison {
  readonly facts: readonly Difference<FactName>[];
  /** Variables that scripts got, by name. */
  readonly environment: readonly Difference[];
  /** In the run order of the second run, what vanished where it stood. */
  readonly scripts: readonly ScriptComparison[];
  /** How much longer the run took, in milliseconds. */
  readonly milliseconds: number;
}

/** Compares two runs, script by script. Nothing in them says which of them is right. */
export function compareReports(before: RunReport, after: RunReport): RunComparison {
  return {
    facts: differences(factsOf(before), factsOf(after)),
    environment: differences(before.sandbox.environment, after.sandbox.environment),
    scripts: pairs(before.scripts, after.scripts).map(compareScript),
    milliseconds: after.finish - after.begin - (before.finish - before.begin),
  };
}

function factsOf(report: RunReport): Readonly<Record<FactName, string | null>> {
  const { convention } = report;
  return {
    outcome: report.outcome,
    summary: String(report.summary),
    problem: report.problem,
    directory: report.directory,
    event: report.event,
    arguments: report.args.length === 0 ? null : report.args.join(" "),
    "script alone": report.only ?? null,
    mode: report.sandbox.mode,
    convention: t("{0}, step {1}", convention.generation, convention.step),
    "target version": formatVersion(convention.version),
    "time-out": `${report.timeoutSeconds} s`,
    trace: report.scripts.some(({ trace }) => trace !== null) ? t("on") : t("off"),
  };
}

function differences<Name extends string>(
  before: Readonly<Record<Name, string | null>>,
  after: Readonly<Record<Name, string | null>>,
): Difference<Name>[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as Name[];
  return names
    .map((name) => ({ name, before: ownValue(before, name), after: ownValue(after, name) }))
    .filter((one) => one.before !== one.after);
}

/** What an object itself holds: a script may set a variable named `constructor`. */
function ownValue<Name extends string>(
  values: Readonly<Record<Name, string | null>>,
  name: Name,
): string | null {
  return Object.hasOwn(values, name) ? values[name] : null;
}

type Pair = readonly [ScriptReport | null, ScriptReport | null];

/** The scripts of both runs by file name: those of the second in their order, each vanished one after its predecessor. */
function pairs(before: readonly ScriptReport[], after: readonly ScriptReport[]): Pair[] {
  const earlier = new Map(before.map((script) => [keyOf(script), script]));
  const later = new Set(after.map(keyOf));
  const paired: Pair[] = after.map((script) => [earlier.get(keyOf(script)) ?? null, script]);
  let place = 0;
  for (const script of before) {
    if (later.has(keyOf(script))) {
      place = paired.findIndex(([, other]) => other !== null && keyOf(other) === keyOf(script)) + 1;
    } else {
      paired.splice(place++, 0, [script, null]);
    }
  }
  return paired;
}

function keyOf(script: ScriptReport): string {
  return script.fileName.bytes.toString("latin1");
}

function compareScript([before, after]: Pair): ScriptComparison {
  if (before === null || after === null) {
    const change = before === null ? "appeared" : "vanished";
    return { before, after, change, milliseconds: null, output: null };
  }
  const durations = [durationOf(before), durationOf(after)] as const;
  return {
    before,
    after,
    change: sameEnd(before, after) ? "same" : "changed",
    milliseconds: durations[0] === null || durations[1] === null ? null : durations[1] - durations[0],
    // A script that was not run wrote nothing that could be compared.
    output:
      durations[0] === null || durations[1] === null ? null : compareOutputs(before.output, after.output),
  };
}

function sameEnd(before: ScriptReport, after: ScriptReport): boolean {
  return (
    before.status === after.status &&
    before.result === after.result &&
    JSON.stringify(before.end) === JSON.stringify(after.end)
  );
}

function durationOf({ begin, finish }: ScriptReport): number | null {
  return begin === null || finish === null ? null : finish - begin;
}
