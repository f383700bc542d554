import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type Range,
} from "vscode-languageserver/node";
import type { Finding, RelatedPlace, Severity } from "../../rules/finding.ts";
import { LineIndex } from "../../text/lineIndex.ts";
import type { TextRange } from "../../text/textRange.ts";
import { uriOf } from "../fileUri.ts";

/** The `source` of our diagnostics. */
export const SOURCE = "ctdb";

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const TAGS = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** What a diagnostic is made with. */
export interface DiagnosticContext {
  readonly lines: LineIndex;
  /** The URI of a rule's page. */
  readonly page: (code: string) => string | null;
  /** The text of another file, for places that explain; `null` where it cannot be read. */
  readonly textOf: (path: string) => Promise<string | null>;
}

/** A range of offsets as lines and columns in UTF-16, as the protocol has it unless agreed otherwise. */
export function toRange(lines: LineIndex, { start, end }: TextRange): Range {
  return { start: lines.placeAt(start), end: lines.placeAt(end) };
}

/** A finding as editors show it. */
export async function toDiagnostic(finding: Finding, context: DiagnosticContext): Promise<Diagnostic> {
  const page = context.page(finding.code);
  const related = await Promise.all(
    (finding.related ?? []).map((place) => toRelated(place, finding.file, context)),
  );
  return {
    range: toRange(context.lines, finding.range),
    severity: SEVERITIES[finding.severity],
    source: SOURCE,
    code: finding.code,
    message: finding.message,
    ...(page === null ? {} : { codeDescription: { href: page } }),
    ...(finding.tag === undefined ? {} : { tags: [TAGS[finding.tag]] }),
    ...(related.length === 0 ? {} : { relatedInformation: related }),
    data: { start: finding.range.start, end: finding.range.end, fixable: finding.fixes.length > 0 },
  };
}

async function toRelated(
  { file, range, message }: RelatedPlace,
  ownFile: string,
  context: DiagnosticContext,
): Promise<DiagnosticRelatedInformation> {
  const lines = file === ownFile ? context.lines : new LineIndex((await context.textOf(file)) ?? "");
  return { location: { uri: uriOf(file), range: toRange(lines, range) }, message };
}
