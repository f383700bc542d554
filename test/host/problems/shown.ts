import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import type { Severity } from "../../../src/rules/finding.ts";
import { LineIndex } from "../../../src/text/lineIndex.ts";

const SEVERITIES: readonly Severity[] = ["error", "warning", "information", "hint"];

/** What Problems shows of one rule in a file, from the top. */
export function diagnosticsOf(path: string, code: string): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(vscode.Uri.file(path))
    .filter((one) => one.source === "ctdb" && codeOf(one) === code)
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** Each of them as how much it matters and the words of the file on disk that are underlined. */
export function shownOf(path: string, code: string): readonly (readonly [Severity | undefined, string])[] {
  const found = diagnosticsOf(path, code);
  const text = found.length === 0 ? "" : textOf(path);
  const lines = new LineIndex(text);
  return found.map(({ severity, range }) => [
    SEVERITIES[severity],
    text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end)),
  ]);
}

/** Whether the server has a fix for a finding of a rule: it says so beside the finding. */
export function isFixable(path: string, code: string): boolean {
  return diagnosticsOf(path, code).some((one) => {
    const data: unknown = "data" in one ? one.data : undefined;
    assert.ok(typeof data === "object" && data !== null && "fixable" in data);
    return data.fixable === true;
  });
}

/** How often a rule is shown anywhere below a folder. */
export function countBelow(folder: string, code: string): number {
  return vscode.languages
    .getDiagnostics()
    .filter(([uri]) => uri.fsPath.startsWith(join(folder, "/")))
    .flatMap(([, diagnostics]) => diagnostics)
    .filter((one) => one.source === "ctdb" && codeOf(one) === code).length;
}

function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === "object" ? code.value : code;
}

/** The text as an editor shows it; empty for what is no file. */
function textOf(path: string): string {
  try {
    return new TextDecoder().decode(readFileSync(path));
  } catch {
    return ""; // a folder, or a link that leads nowhere
  }
}
