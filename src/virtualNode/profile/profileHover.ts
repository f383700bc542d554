import { tableText } from "../../text/tableText.ts";
import { entriesOf, pathAbove } from "./profileLines.ts";
import type { Place } from "./profilePlaces.ts";
import { documentedAt, PROFILE_SCHEMA, type Schema, schemasAt } from "./profileSchema.ts";

/** What a key of a profile means. */
export interface ProfileDescription {
  readonly title: string;
  /** The title as the schema has it, whatever the language; `""` where it has none. */
  readonly about: string;
  readonly description: string;
  /** Words that the value may be. */
  readonly choices: readonly string[];
  readonly range: Place;
}

/**
 * What the key or value at an offset of a profile means, or `null`. Nothing is thrown.
 * @param whole the schema of the document; a profile's if nothing is said
 */
export function describeAt(
  text: string,
  offset: number,
  whole: Schema = PROFILE_SCHEMA,
): ProfileDescription | null {
  const at = Math.max(0, Math.min(offset, text.length));
  const lineStart = text.slice(0, at).lastIndexOf("\n") + 1;
  const lines = text.split("\n");
  const number = text.slice(0, lineStart).split("\n").length - 1;
  const line = (lines[number] ?? "").replace(/(^|\s)#.*$/, "").trimEnd();
  const column = at - lineStart;
  const entries = entriesOf(line);
  const key = entries.find((entry) => entry.key !== null);
  const last = entries.at(-1);
  if (column > line.length || last === undefined) {
    return null;
  }
  const above = pathAbove(lines, number, key?.column ?? last.valueColumn);
  const path = key?.key === undefined || key.key === null ? above : [...above, key.key];
  const isOnKey = key !== undefined && column >= key.column && column <= key.keyEnd;
  if (!isOnKey && (column < last.valueColumn || last.valueColumn >= line.length)) {
    return null;
  }
  const schema = documentedAt(path, whole);
  if (schema?.description === undefined) {
    return null;
  }
  const [start, end] = isOnKey ? [key.column, key.keyEnd] : [last.valueColumn, line.length];
  return {
    title: tableText(schema.title ?? "") || String(path.at(-1) ?? ""),
    about: schema.title ?? "",
    description: tableText(schema.description),
    choices: schemasAt(path, whole).flatMap(({ enum: words = [] }) => words.map(String)),
    range: { start: lineStart + start, end: lineStart + end },
  };
}
