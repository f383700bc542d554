import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type ParsedNode,
} from "yaml";

/** The way to a value in a profile: keys of maps, numbers in lists. */
export type ProfilePath = readonly (string | number)[];

/** A stretch of the profile's text, in UTF-16 units; `end` is behind it. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a value stands; for a list or map that is its key, so that not half a file is marked.
 * @param part `key`: the key itself, where the last part of the path is one.
 */
export function placeOf(document: Document.Parsed, path: ProfilePath, part: "key" | "value"): Place {
  let node: Node | null = document.contents;
  let place: Place = { start: 0, end: 0 };
  for (const [index, step] of path.entries()) {
    const found = childOf(document, node, step);
    if (found === null) {
      return place; // what is missing is marked where it should be
    }
    const isLast = index === path.length - 1;
    const shown =
      isLast && part === "value" && !isCollection(found.value) ? (found.value ?? found.key) : found.key;
    place = rangeOf(shown) ?? rangeOf(found.value) ?? place;
    node = found.value;
  }
  return place;
}

function childOf(
  document: Document.Parsed,
  parent: Node | null,
  step: string | number,
): { key: Node | null; value: Node | null } | null {
  const node = isAlias(parent) ? (parent.resolve(document) ?? null) : parent;
  if (isSeq(node)) {
    const value = node.items[Number(step)] as Node | undefined;
    return value === undefined ? null : { key: null, value };
  }
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
    return pair === undefined ? null : { key: pair.key as Node, value: (pair.value as Node | null) ?? null };
  }
  return null;
}

/** Where a value of a parsed document stands; `null` where it stands nowhere. */
export function rangeOf(node: Node | null): Place | null {
  const range = (node as ParsedNode | null)?.range;
  return range === undefined || range === null
    ? null
    : { start: range[0], end: Math.max(range[0], range[1]) };
}

/** `services.smbd`, `nodes[1].flags`. */
export function pathText(path: ProfilePath): string {
  return path.reduce<string>(
    (text, step) => (typeof step === "number" ? `${text}[${step}]` : text === "" ? step : `${text}.${step}`),
    "",
  );
}
