import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
} from "yaml";
import type { TextRange } from "../../text/textRange.ts";
import type { ProfilePath } from "../../virtualNode/profile/profilePlaces.ts";

/** A value of a YAML text with what is around it. */
export interface YamlSpot {
  readonly path: ProfilePath;
  /** `null`: an item of a list, or the document itself. */
  readonly key: Node | null;
  /** `null`: nothing stands behind the key. */
  readonly value: Node | null;
  /** The map or list that it is in; `null` for the document. */
  readonly parent: Node | null;
}

export function parseYaml(text: string): Document.Parsed {
  return parseDocument(text, { prettyErrors: false, logLevel: "silent", uniqueKeys: false });
}

/** What stands at a path, or `null`. */
export function spotAt(document: Document.Parsed, path: ProfilePath): YamlSpot | null {
  let spot: YamlSpot | null = { path: [], key: null, value: document.contents, parent: null };
  for (const step of path) {
    spot = childrenOf(spot).find(({ path: way }) => way.at(-1) === step) ?? null;
    if (spot === null) {
      return null;
    }
  }
  return spot;
}

/** The path of what reaches from `start` to `end`: from a key to the end of its value, or an item; the outermost one. */
export function pathOfStretch(text: string, document: Document.Parsed, place: TextRange): ProfilePath | null {
  const queue: YamlSpot[] = [{ path: [], key: null, value: document.contents, parent: null }];
  for (const spot of queue) {
    const found = stretchOf(text, spot);
    if (spot.parent !== null && found?.start === place.start && found.end === place.end) {
      return spot.path;
    }
    queue.push(...childrenOf(spot));
  }
  return null;
}

/** From a key to the end of its value, or an item, without what is blank behind it. */
export function stretchOf(text: string, { key, value }: YamlSpot): TextRange | null {
  const start = (key ?? value)?.range?.[0];
  const end = Math.max(key?.range?.[1] ?? 0, value?.range?.[1] ?? 0);
  return start === undefined ? null : { start, end: start + text.slice(start, end).trimEnd().length };
}

/** What a map or list holds. */
export function childrenOf({ path, value }: YamlSpot): readonly YamlSpot[] {
  if (isMap(value)) {
    return (value.items as Pair<Node | null, Node | null>[]).map((pair) => ({
      path: [...path, isScalar(pair.key) ? String(pair.key.value) : ""],
      key: pair.key,
      value: pair.value,
      parent: value,
    }));
  }
  return isSeq(value)
    ? value.items.map((item, index) => ({
        path: [...path, index],
        key: null,
        value: item as Node,
        parent: value,
      }))
    : [];
}

/** Whether a map or list is written in brackets or braces. */
export function isFlow(node: Node | null): boolean {
  return isCollection(node) && node.flow === true;
}

/** How far the line of an offset is from it. */
export function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}

/** The line break of a text. */
export function lineBreakOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? "\n";
}

/** Where the line of an offset ends, before its line break. */
export function endOfLine(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end - (text[end - 1] === "\r" && end > offset ? 1 : 0);
}
