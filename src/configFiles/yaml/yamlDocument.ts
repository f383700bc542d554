import { t } from "@vscode/l10n";
import { type Document, isScalar, LineCounter, parseDocument, visit } from "yaml";
import type { TextRange } from "../../text/textRange.ts";
import { beyondBounds, type YamlKind } from "./yamlBounds.ts";

/** Something wrong in a YAML file of ours, with its place in the text. */
export interface YamlProblem extends TextRange {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly sentence: string;
  readonly severity: "error" | "warning";
  /** Whether a YAML extension with the schema would tell the same. */
  readonly isOfSchema: boolean;
}

/** How bad a problem is, and who would tell it, too. */
export interface ProblemManner {
  readonly severity?: "error" | "warning";
  readonly isOfSchema?: boolean;
}

export interface YamlText {
  /** `null` where the text is no YAML, or more of it than is read. */
  readonly document: Document.Parsed | null;
  /** What could be read in spite of what is wrong; `null` where the text is more than is read. */
  readonly partial: Document.Parsed | null;
  /** What is wrong with it as YAML; empty where there is a document. */
  readonly problems: readonly YamlProblem[];
  /** A problem at a place of the text; an error that only we tell unless it is said otherwise. */
  problemAt(place: TextRange, sentence: string, manner?: ProblemManner): YamlProblem;
  /** Line and column of an offset, both from 1. */
  placeOf(offset: number): { readonly line: number; readonly column: number };
}

/** Parses a YAML file that nobody vouches for: bounded in size and depth, without aliases. Never throws. */
export function readYaml(text: string, kind: YamlKind): YamlText {
  const counter = new LineCounter();
  const placeOf = (offset: number) => {
    const { line, col } = counter.linePos(Math.min(offset, text.length));
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problemAt = (place: TextRange, sentence: string, manner: ProblemManner = {}): YamlProblem => {
    const start = Math.min(place.start, text.length);
    const end = Math.min(Math.max(place.end, start), text.length);
    const { severity = "error", isOfSchema = false } = manner;
    return { start, end, ...placeOf(start), sentence, severity, isOfSchema };
  };
  const bounds = beyondBounds(text, kind);
  if (bounds !== null) {
    countLines(counter, text);
    return {
      document: null,
      partial: null,
      problems: [problemAt(bounds, bounds.sentence)],
      problemAt,
      placeOf,
    };
  }
  const document = parseDocument(text, {
    lineCounter: counter,
    prettyErrors: false,
    logLevel: "error",
    uniqueKeys: false, // looked for below: it compares every key with every other one
  });
  const problems = [
    ...[...document.errors, ...document.warnings].map(({ pos, message }) => {
      const sentence = t("The file is no YAML here: {0}", message.replace(/\.?$/, "."));
      return problemAt({ start: pos[0], end: pos[1] }, sentence, { isOfSchema: true });
    }),
    ...doubleKeys(document).map(({ place, key }) =>
      problemAt(place, t("The key {0} is there twice.", key), { isOfSchema: true }),
    ),
  ];
  return { document: problems.length > 0 ? null : document, partial: document, problems, problemAt, placeOf };
}

function doubleKeys(document: Document.Parsed): { place: TextRange; key: string }[] {
  const found: { place: TextRange; key: string }[] = [];
  visit(document, {
    Map: (_, map) => {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        if (isScalar(key)) {
          const name = String(key.value);
          if (seen.has(name) && key.range) {
            found.push({ place: { start: key.range[0], end: key.range[1] }, key: name });
          }
          seen.add(name);
        }
      }
    },
  });
  return found;
}

/** What a parser does on its way. */
function countLines(counter: LineCounter, text: string): void {
  counter.addNewLine(0);
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    counter.addNewLine(at + 1);
  }
}
