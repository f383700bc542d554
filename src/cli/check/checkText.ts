import { printable } from "../../scripts/fileNames.ts";
import type { ListedFile, ListedFinding } from "./listedFinding.ts";
import { shownPath } from "./shownPath.ts";

/** Findings for people and for problem matchers, a line for each: `file:line:column: severity: message [code]`, and a summary. */
export function checkText(files: readonly ListedFile[]): string {
  const findings = files.flatMap((file) => file.findings);
  const lines = findings.map(({ file, range, severity, message, code }) => {
    const place = `${shownPath(file)}:${range.start.line + 1}:${range.start.character + 1}`;
    return `${place}: ${severity}: ${printable(message)} [${code}]`;
  });
  return `${[...lines, summary(files, findings)].join("\n")}\n`;
}

function summary(files: readonly ListedFile[], findings: readonly ListedFinding[]): string {
  const parts = (["error", "warning", "information", "hint"] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [plural(count, severity)];
  });
  const checked = `${plural(files.length, "file")} checked`;
  return parts.length === 0 ? `${checked}, nothing found.` : `${checked}: ${parts.join(", ")}.`;
}

function plural(count: number, noun: string): string {
  return `${count} ${count === 1 || noun === "information" ? noun : `${noun}s`}`;
}
