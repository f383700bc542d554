import { t } from "@vscode/l10n";
import { type Document, isCollection, isScalar, type Node } from "yaml";
import type { ProfilePath } from "../../virtualNode/profile/profilePlaces.ts";
import { type ScalarStyle, type ScalarText, scalarText } from "./scalarText.ts";
import { replaced } from "./textChange.ts";
import {
  childrenOf,
  columnOf,
  endOfLine,
  isFlow,
  lineBreakOf,
  parseYaml,
  spotAt,
  stretchOf,
  type YamlSpot,
} from "./yamlPaths.ts";

/** A text that cannot be changed without losing something of it. */
export class YamlChangeError extends Error {
  override readonly name = "YamlChangeError";
}

/**
 * Gives the value at a path another text; its quotes, and comments around it, are kept.
 * @returns the text as it was where nothing is at the path
 * @throws {YamlChangeError} where a list or map with comments would be replaced
 */
export function setValue(text: string, path: ProfilePath, value: string | number | boolean): string {
  const document = parseYaml(text);
  const spot = spotAt(document, path);
  if (spot === null) {
    return text;
  }
  const place = valuePlace(text, spot);
  const old = text.slice(place.start, place.end);
  if (isCollection(spot.value) && /(^|\s)#/m.test(old)) {
    throw new YamlChangeError(t("Comments stand in {0}: change it by hand.", String(path.at(-1))));
  }
  const made = scalarText(value, styleOf(text, spot, inFlow(document, path)));
  const gap = place.needsGap ? " " : "";
  const comment = isBlock(spot.value) ? (/^[|>][^\n#]*?[ \t](#[^\r\n]*)/.exec(old)?.[1] ?? null) : null;
  return placed(text, place, gap, made, comment);
}

/** Takes away what stands at a path, with the list or map that would be empty without it, up to the path's first `keep` parts. */
export function removeAt(text: string, path: ProfilePath, keep: number): string {
  const document = parseYaml(text);
  let spot = spotAt(document, path);
  while (spot !== null && spot.path.length > keep + 1) {
    const above: YamlSpot | null = spotAt(document, spot.path.slice(0, -1));
    if (above === null || childrenOf(above).length > 1) {
      break;
    }
    spot = above;
  }
  return spot === null || spot.parent === null ? text : withoutSpot(text, spot);
}

/**
 * Adds a key with a scalar to a map: behind another key's line, or as the first one.
 * @param after the key that it follows; `null`: it comes first
 */
export function addKey(
  text: string,
  path: ProfilePath,
  after: string | null,
  key: string,
  value: string | number,
): string {
  const spot = spotAt(parseYaml(text), path);
  const children = spot === null ? [] : childrenOf(spot);
  const before = children.find(({ path: way }) => way.at(-1) === after) ?? null;
  const first = children[0];
  const anchor = stretchOf(text, before ?? first ?? { path, key: null, value: null, parent: null });
  if (spot === null || anchor === null) {
    return text;
  }
  const isInFlow = isFlow(spot.value);
  const style = { quotes: "", inFlow: true, indent: 0, lineBreak: "\n", mayBeNumber: false } as const;
  const pair = `${key}: ${scalarText(value, style).head}`;
  if (isInFlow) {
    return before === null
      ? replaced(text, { start: anchor.start, end: anchor.start }, `${pair}, `)
      : replaced(text, { start: anchor.end, end: anchor.end }, `, ${pair}`);
  }
  const lineBreak = lineBreakOf(text);
  const pad = " ".repeat(columnOf(text, anchor.start));
  if (before === null) {
    return replaced(text, { start: anchor.start, end: anchor.start }, `${pair}${lineBreak}${pad}`);
  }
  const at = endOfLine(text, anchor.end);
  return replaced(text, { start: at, end: at }, `${lineBreak}${pad}${pair}`);
}

/** Makes a map of an item that is a text: `- monitor` becomes `- event: monitor`. */
export function wrapScalar(text: string, path: ProfilePath, key: string): string {
  const document = parseYaml(text);
  const spot = spotAt(document, path);
  const place = spot === null ? null : stretchOf(text, spot);
  if (spot === null || place === null || !isScalar(spot.value)) {
    return text;
  }
  const old = text.slice(place.start, place.end);
  return replaced(text, place, inFlow(document, path) ? `{${key}: ${old}}` : `${key}: ${old}`);
}

interface ValuePlace {
  readonly start: number;
  readonly end: number;
  /** Whether the key's colon stands right before it. */
  readonly needsGap: boolean;
}

/** From behind the key to the value's end; a list or map below the key takes its line break with it. */
function valuePlace(text: string, { key, value }: YamlSpot): ValuePlace {
  const start = value?.range?.[0];
  if (value === null || start === undefined || value.range?.[1] === start) {
    const colon = text.indexOf(":", key?.range?.[1] ?? 0) + 1;
    return { start: colon, end: colon, needsGap: true };
  }
  const end = start + text.slice(start, value.range?.[1]).trimEnd().length;
  if (isCollection(value) && !isFlow(value) && key !== null) {
    return { start: text.indexOf(":", key.range?.[1] ?? 0) + 1, end, needsGap: true };
  }
  return { start, end, needsGap: false };
}

/** Puts a scalar into its place; what follows in the line, such as a comment, stays in the line. */
function placed(
  text: string,
  { start, end }: ValuePlace,
  gap: string,
  { head, body }: ScalarText,
  comment: string | null,
): string {
  const kept = comment === null ? "" : ` ${comment}`;
  if (body === null) {
    return replaced(text, { start, end }, gap + head + kept);
  }
  const lineEnd = endOfLine(text, end);
  const rest = text.slice(end, lineEnd);
  return replaced(text, { start, end: lineEnd }, gap + head + kept + rest + lineBreakOf(text) + body);
}

function withoutSpot(text: string, spot: YamlSpot): string {
  const place = stretchOf(text, spot);
  if (place === null) {
    return text;
  }
  if (isFlow(spot.parent)) {
    const others = childrenOf({ path: [], key: null, value: spot.parent, parent: null }).flatMap(
      (child) => stretchOf(text, child) ?? [],
    );
    const index = others.findIndex(({ start }) => start === place.start);
    const next = others[index + 1];
    const before = others[index - 1];
    return next !== undefined
      ? replaced(text, { start: place.start, end: next.start }, "")
      : replaced(text, { start: before?.end ?? place.start, end: place.end }, "");
  }
  const lineStart = text.lastIndexOf("\n", place.start - 1) + 1;
  const lead = text.slice(lineStart, place.start);
  const lineEnd = endOfLine(text, place.end);
  const trail = text.slice(place.end, lineEnd).trim();
  const nextLine = Math.min(
    text.length,
    text.indexOf("\n", lineEnd) < 0 ? text.length : text.indexOf("\n", lineEnd) + 1,
  );
  const comments = commentsIn(text.slice(place.start, place.end), trail);
  const pad = /^ */.exec(lead)?.[0] ?? "";
  const keptLines = comments.map((comment) => `${pad}${comment}${lineBreakOf(text)}`).join("");
  const isFirstOfItem = spot.key !== null && /-\s*$/.test(lead);
  if (!isFirstOfItem) {
    return replaced(text, { start: lineStart, end: nextLine }, keptLines);
  }
  // The first key of a list's item: the next one takes its place behind the dash.
  const [, second] = childrenOf({ path: [], key: null, value: spot.parent, parent: null });
  const behind = second === undefined ? null : stretchOf(text, second);
  return behind === null ? text : replaced(text, { start: place.start, end: behind.start }, "");
}

/** Comments of what is taken away stay as lines of their own. */
function commentsIn(removed: string, trail: string): readonly string[] {
  const inside = removed.split("\n").flatMap((line) => /(?:^|\s)(#.*?)\r?$/.exec(line)?.[1] ?? []);
  const isPlain = !/["'|>]/.test(removed); // else a sign in a text may be taken for a comment
  return [...(isPlain ? inside : []), ...(trail.startsWith("#") ? [trail] : [])];
}

function inFlow(document: Document.Parsed, path: ProfilePath): boolean {
  return path.some((_, depth) => isFlow(spotAt(document, path.slice(0, depth))?.value ?? null));
}

function isBlock(node: Node | null): boolean {
  return isScalar(node) && (node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED");
}

function styleOf(text: string, { key, value, parent }: YamlSpot, isInFlow: boolean): ScalarStyle {
  const type = isScalar(value) ? value.type : null;
  const start = (key ?? value)?.range?.[0] ?? 0;
  const line = text.lastIndexOf("\n", start - 1) + 1;
  // An item's lines are indented from its dash, a key's from the key.
  const indent =
    key === null && parent !== null
      ? Math.max(0, text.slice(line, start).lastIndexOf("-"))
      : columnOf(text, start);
  return {
    quotes: type === "QUOTE_DOUBLE" ? '"' : type === "QUOTE_SINGLE" ? "'" : "",
    inFlow: isInFlow,
    indent: indent + 2,
    lineBreak: lineBreakOf(text),
    mayBeNumber: isScalar(value) && typeof value.value === "number",
  };
}
