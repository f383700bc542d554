import { conventionFor } from "../../ctdb/conventions.ts";
import type { Version } from "../../ctdb/version.ts";
import type { CapturedOutput } from "../../runner/output.ts";
import type { NotListedFile, RunReport, ScriptReport } from "../../runner/report.ts";
import { fileName as toFileName } from "../../scripts/fileNames.ts";
import type { EarlierRun } from "../run/runStore.ts";
import { readSettings } from "../settings/settings.ts";

/**
 * The shape of a stored run. Another number for every change that this code cannot read: runs of other formats
 * are left alone and not shown.
 */
export const FORMAT = 1;

/** A run as it is stored: plain JSON. Bytes are strings of one character for each byte, so text stays readable. */
export interface StoredRun {
  readonly format: typeof FORMAT;
  /** The arguments as the user gave them. */
  readonly args: readonly string[];
  /** Whether it was to be traced, even where no script could be. */
  readonly trace: boolean;
  readonly report: StoredReport;
}

/** The convention follows from the release that it was resolved for. */
export type StoredReport = Omit<RunReport, "convention" | "scripts" | "notListed"> & {
  readonly version: Version;
  readonly scripts: readonly StoredScript[];
  readonly notListed: readonly StoredNotListed[];
};

export type StoredScript = Omit<ScriptReport, "fileName" | "name" | "output"> & {
  readonly fileName: string;
  readonly name: string;
  readonly output: StoredOutput;
};

export type StoredOutput = Omit<CapturedOutput, "head" | "tail"> & {
  readonly head: string;
  readonly tail: string;
};

export interface StoredNotListed {
  readonly fileName: string;
  readonly sentence: string;
}

/** A run as plain JSON. */
export function storeRun({ start, report }: EarlierRun): StoredRun {
  const { convention, scripts, notListed, ...plain } = report;
  return {
    format: FORMAT,
    args: start.args,
    trace: start.trace ?? start.settings.trace,
    report: {
      ...plain,
      version: convention.version,
      scripts: scripts.map(storeScript),
      notListed: notListed.map(({ fileName, sentence }) => ({
        fileName: fromBytes(fileName.bytes),
        sentence,
      })),
    },
  };
}

/**
 * The run that {@link storeRun} was given. The settings are not those of then, which nobody should run by
 * again unseen, but the defaults.
 */
export function restoreRun({ args, trace, report: stored }: StoredRun): EarlierRun {
  const { version, scripts, notListed, ...plain } = stored;
  const report: RunReport = {
    ...plain,
    convention: conventionFor(version),
    scripts: scripts.map(restoreScript),
    notListed: notListed.map(restoreNotListed),
  };
  const { directory, convention, event, only, sandbox, timeoutSeconds } = report;
  const settings = { ...readSettings(() => undefined, null), eventTimeout: timeoutSeconds, trace };
  const { mode, reason } = sandbox;
  const start = {
    directory,
    convention,
    settings,
    event,
    args,
    argumentNames: [],
    sandbox: { mode, reason },
    ...(only === undefined ? {} : { only }),
  };
  return { start, report };
}

function storeScript(script: ScriptReport): StoredScript {
  const { fileName, name, output } = script;
  return {
    ...script,
    fileName: fromBytes(fileName.bytes),
    name: fromBytes(name.bytes),
    output: { ...output, head: fromBytes(output.head), tail: fromBytes(output.tail) },
  };
}

function restoreScript(script: StoredScript): ScriptReport {
  const { fileName, name, output } = script;
  return {
    ...script,
    fileName: toFileName(toBytes(fileName)),
    name: toFileName(toBytes(name)),
    output: { ...output, head: toBytes(output.head), tail: toBytes(output.tail) },
  };
}

function restoreNotListed({ fileName, sentence }: StoredNotListed): NotListedFile {
  return { fileName: toFileName(toBytes(fileName)), sentence };
}

function fromBytes(bytes: Buffer): string {
  return bytes.toString("latin1");
}

function toBytes(text: string): Buffer {
  return Buffer.from(text, "latin1");
}
