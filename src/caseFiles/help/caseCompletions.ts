import { completionsBySchema, profileCompletions } from "../../virtualNode/profile/profileCompletions.ts";
import { type Cursor, cursorAt } from "../../virtualNode/profile/profileCursor.ts";
import type { Place } from "../../virtualNode/profile/profilePlaces.ts";
import { CASE_SCHEMA } from "../caseSchema.ts";
import { isInText } from "./blockText.ts";
import type { CaseFacts } from "./caseFacts.ts";
import { isEventPath, profilePath } from "./casePath.ts";
import { type CaseWord, keyWords, valueWords } from "./caseWords.ts";

/** Something that can be typed at a place of a case file. */
export interface CaseCompletion {
  readonly label: string;
  readonly kind: "key" | "value";
  readonly insertText: string;
  readonly documentation: string;
  /** What it takes the place of. */
  readonly range: Place;
  /** Whether a YAML extension with the schema would offer the same. */
  readonly isOfSchema: boolean;
  /** The event that it names, for more about it; `null` for anything else. */
  readonly event: string | null;
}

/**
 * What can be typed at an offset of a case file: keys that are not there yet, and the events, scripts, commands and
 * parts of the node that a value can name. Nothing is thrown, whatever the text is.
 */
export function caseCompletions(text: string, offset: number, facts: CaseFacts): readonly CaseCompletion[] {
  const cursor = isInText(text, offset) ? null : cursorAt(text, offset);
  if (cursor === null) {
    return [];
  }
  const own = ownCompletions(cursor, facts);
  const labels = new Set(own.map(({ label }) => label));
  const path = profilePath(cursor.path);
  const others =
    path === null ? completionsBySchema(cursor, CASE_SCHEMA, {}) : profileCompletions({ ...cursor, path });
  return [
    ...own,
    ...others
      .filter(({ label }) => !labels.has(label))
      .map((found) => ({ ...found, isOfSchema: true, event: null })),
  ];
}

function ownCompletions(cursor: Cursor, facts: CaseFacts): readonly CaseCompletion[] {
  const { kind, path, hasColon, taken } = cursor;
  const range = { start: cursor.start, end: cursor.end };
  const isEvent = isEventPath(path);
  const values = kind === "key" ? [] : valueWords(path, facts);
  const keys = kind === "value" ? [] : keyWords(path, facts).filter(({ label }) => !taken.includes(label));
  const made = (word: CaseWord, more: Pick<CaseCompletion, "kind" | "insertText" | "event">) => ({
    ...word,
    ...more,
    range,
    isOfSchema: false,
  });
  return [
    ...values.map((word) =>
      made(word, {
        kind: "value",
        insertText: word.label,
        event: isEvent ? (word.label.split(" ")[0] ?? null) : null,
      }),
    ),
    ...keys.map((word) =>
      made(word, { kind: "key", insertText: hasColon ? word.label : `${word.label}: `, event: null }),
    ),
  ];
}
