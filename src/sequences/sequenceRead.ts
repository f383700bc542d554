import { type Document, isScalar, LineCounter, parseDocument, visit } from "yaml";
import type { Convention } from "../ctdb/convention.ts";
import { faultsOf } from "../virtualNode/profileMessages.ts";
import { type Place, type ProfilePath, placeOf } from "../virtualNode/profilePlaces.ts";
import type { Sequence } from "./sequence.ts";
import { checkSequence } from "./sequenceChecks.ts";
import { sequenceOf } from "./sequenceMake.ts";
import { type SequenceFile, validateSequence } from "./sequenceShape.ts";
import { beyondBounds } from "./yamlBounds.ts";

/** Something wrong in a sequence's file, with its place in the text. */
export interface SequenceProblem extends Place {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly sentence: string;
  /** With an error the sequence is not run. */
  readonly severity: "error" | "warning";
  /** Whether a YAML extension with the schema would tell the same. */
  readonly isOfSchema: boolean;
}

export interface ReadSequence {
  /** `null` where there is an error. */
  readonly sequence: Sequence | null;
  readonly problems: readonly SequenceProblem[];
}

/**
 * Reads a sequence's file for a release. Nothing is thrown, whatever the text is.
 * @param name the sequence's name, such as that of its file.
 */
export function readSequence(text: string, name: string, convention: Convention): ReadSequence {
  const counter = new LineCounter();
  const problems: SequenceProblem[] = [];
  const add = (
    place: Place,
    sentence: string,
    { severity = "error" as "error" | "warning", isOfSchema = false } = {},
  ) => {
    const start = Math.min(place.start, text.length);
    const { line, col } = counter.linePos(start);
    const end = Math.min(Math.max(place.end, start), text.length);
    problems.push({
      start,
      end,
      line: Math.max(line, 1),
      column: Math.max(col, 1),
      sentence,
      severity,
      isOfSchema,
    });
  };
  const bounds = beyondBounds(text);
  if (bounds !== null) {
    countLines(counter, text);
    add(bounds, bounds.sentence);
    return { sequence: null, problems };
  }
  const document = parseDocument(text, {
    lineCounter: counter,
    prettyErrors: false,
    logLevel: "error",
    uniqueKeys: false, // looked for below: it compares every key with every other one
  });
  for (const { pos, message } of [...document.errors, ...document.warnings]) {
    add({ start: pos[0], end: pos[1] }, `The file is no YAML here: ${message.replace(/\.?$/, ".")}`, {
      isOfSchema: true,
    });
  }
  for (const { place, key } of doubleKeys(document)) {
    add(place, `The key ${key} is there twice.`, { isOfSchema: true });
  }
  if (problems.length > 0) {
    return { sequence: null, problems };
  }
  const value = plainValue(document);
  for (const { path, part, sentence } of faultsOf(validateSequence(value), "sequence")) {
    add(placeOf(document, path, part), sentence, { isOfSchema: true });
  }
  if (problems.length > 0) {
    return { sequence: null, problems };
  }
  const file = value as SequenceFile;
  for (const { path, part, sentence, severity } of checkSequence(file, convention)) {
    add(placeInLists(document, path, part), sentence, { severity });
  }
  problems.sort((a, b) => a.start - b.start);
  const isRight = !problems.some(({ severity }) => severity === "error");
  return { sequence: isRight ? sequenceOf(file, name, convention) : null, problems };
}

/** Arguments are texts as they are written: `0x1f` and `1e3` are no numbers to a script. */
function plainValue(document: Document.Parsed): unknown {
  visit(document, {
    Pair: (_, pair) => {
      if (isScalar(pair.key) && pair.key.value === "args" && pair.value !== null) {
        visit(pair.value as never, (_key, node) => {
          if (isScalar(node) && typeof node.value === "number" && node.source !== undefined) {
            node.value = node.source;
          }
        });
      }
    },
  });
  return document.toJS({ maxAliasCount: 0 });
}

/** The item of a list where the item itself is meant, which has no key. */
function placeInLists(document: Document.Parsed, path: ProfilePath, part: "key" | "value"): Place {
  const range = document.getIn(path, true) as { readonly range?: readonly number[] | null } | undefined;
  const [start, end] = range?.range ?? [];
  return part === "value" && start !== undefined && end !== undefined
    ? { start, end }
    : placeOf(document, path, part);
}

function doubleKeys(document: Document.Parsed): { place: Place; key: string }[] {
  const found: { place: Place; key: string }[] = [];
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
