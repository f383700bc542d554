import type { FileReport } from "../../rules/directoryChecker.ts";
import type { Severity } from "../../rules/finding.ts";
import { LineIndex, type Place } from "../../text/lineIndex.ts";

/** A finding as `check` prints it and as workers hand it over. */
export interface ListedFinding {
  /** Absolute path. */
  readonly file: string;
  /** Lines and UTF-16 columns from 0, the end not included, as in the Language Server Protocol. */
  readonly range: { readonly start: Place; readonly end: Place };
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Whether there is a quick fix. */
  readonly fixable: boolean;
}

/** The findings of one file. */
export interface ListedFile {
  /** Absolute path. */
  readonly file: string;
  readonly findings: readonly ListedFinding[];
}

/** Turns a report into what is printed. */
export function listFile({ path, text, findings }: FileReport): ListedFile {
  if (findings.length === 0) {
    return { file: path, findings: [] };
  }
  const lines = new LineIndex(text);
  return {
    file: path,
    findings: findings.map(({ file, range, code, severity, message, fixes }) => ({
      file,
      range: { start: lines.placeAt(range.start), end: lines.placeAt(range.end) },
      code,
      severity,
      message,
      fixable: fixes.length > 0,
    })),
  };
}

/** Whether `check` fails because of the finding. */
export function counts({ severity }: ListedFinding): boolean {
  return severity === "error" || severity === "warning";
}
