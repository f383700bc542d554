import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver/node";
import type { Finding } from "../../rules/finding.ts";
import { LineIndex } from "../../text/lineIndex.ts";
import { toRange } from "../diagnostics/toDiagnostic.ts";
import type { ShellcheckComment } from "./shellcheckComment.ts";

/** The `source` of ShellCheck's diagnostics, as its own extension has it. */
export const SHELLCHECK_SOURCE = "shellcheck";

const SEVERITIES: Readonly<Record<ShellcheckComment["level"], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  style: DiagnosticSeverity.Hint,
};

/** What ShellCheck says where we have said it: by our rule, in the same line or anywhere in the file. */
const SAME: readonly {
  readonly rule: string;
  readonly covers: (code: number) => boolean;
  readonly where: "line" | "file";
}[] = [
  { rule: "bashism-in-sh", covers: (code) => code >= 3000 && code < 4000, where: "line" },
  { rule: "crlf", covers: (code) => code === 1017, where: "file" },
  { rule: "byte-order-mark", covers: (code) => code === 1082, where: "file" },
];

/** `SC2086`. */
export function shellcheckCode(comment: ShellcheckComment): string {
  return `SC${comment.code}`;
}

/** A comment of ShellCheck's as editors show it. */
export function toShellcheckDiagnostic(comment: ShellcheckComment, lines: LineIndex): Diagnostic {
  const code = shellcheckCode(comment);
  return {
    range: toRange(lines, comment.range),
    severity: SEVERITIES[comment.level],
    source: SHELLCHECK_SOURCE,
    code,
    codeDescription: { href: `https://www.shellcheck.net/wiki/${code}` },
    message: comment.message,
    data: { start: comment.range.start, end: comment.range.end, fixable: comment.edits !== null },
  };
}

/** What ShellCheck says that none of our findings says. */
export function withoutDuplicates(
  comments: readonly ShellcheckComment[],
  findings: readonly Finding[],
  text: string,
): readonly ShellcheckComment[] {
  const lines = new LineIndex(text);
  const lineOf = (offset: number): number => lines.placeAt(offset).line;
  return comments.filter(
    (comment) =>
      !SAME.some(
        ({ rule, covers, where }) =>
          covers(comment.code) &&
          findings.some(
            ({ code, range }) =>
              code === rule && (where === "file" || lineOf(range.start) === lineOf(comment.range.start)),
          ),
      ),
  );
}
