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
import { beyondBounds } from "../../configFiles/yaml/yamlBounds.ts";
import type { Place, ProfilePath } from "../../virtualNode/profile/profilePlaces.ts";
import { CASE_FILE } from "../caseWording.ts";

const KIND = { words: CASE_FILE, mostCharacters: 1024 * 1024 };

/** What stands at an offset of a case file. */
export interface CaseSpot {
  /** To the value, or to the value of the key. */
  readonly path: ProfilePath;
  readonly part: "key" | "value";
  /** The scalar's text. */
  readonly text: string;
  /** With quotes. */
  readonly range: Place;
}

/** Reads as much of a case file as is YAML; `null` where it is larger or deeper than a case file can be. */
export function caseDocument(text: string): Document.Parsed | null {
  return beyondBounds(text, KIND) === null
    ? parseDocument(text, { prettyErrors: false, logLevel: "silent", uniqueKeys: false })
    : null;
}

/** The key or the scalar at an offset, or `null` between them and in comments. Nothing is thrown. */
export function caseSpotAt(text: string, offset: number): CaseSpot | null {
  const document = caseDocument(text);
  return document === null ? null : spotIn(document.contents, offset, []);
}

/** Every scalar value of a case file, in the order of the text. */
export function caseValues(text: string): readonly CaseSpot[] {
  const document = caseDocument(text);
  return document === null ? [] : [...valuesIn(document.contents, [])];
}

function spotIn(node: Node | null, offset: number, path: ProfilePath): CaseSpot | null {
  if (isMap(node)) {
    for (const pair of node.items as Pair<Node | null, Node | null>[]) {
      const way = [...path, keyOf(pair)];
      if (isScalar(pair.key) && holds(rangeOf(pair.key), offset)) {
        return spotOf(pair.key, way, "key");
      }
      if (pair.value !== null && holds(wholeOf(pair.value), offset)) {
        return spotIn(pair.value, offset, way);
      }
    }
    return null;
  }
  if (isSeq(node)) {
    const index = node.items.findIndex((item) => holds(wholeOf(item as Node), offset));
    return index < 0 ? null : spotIn(node.items[index] as Node, offset, [...path, index]);
  }
  return isScalar(node) && holds(rangeOf(node), offset) ? spotOf(node, path, "value") : null;
}

function* valuesIn(node: Node | null, path: ProfilePath): Generator<CaseSpot> {
  if (isMap(node)) {
    for (const pair of node.items as Pair<Node | null, Node | null>[]) {
      yield* valuesIn(pair.value, [...path, keyOf(pair)]);
    }
  } else if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) {
      yield* valuesIn(item as Node, [...path, index]);
    }
  } else if (isScalar(node)) {
    const spot = spotOf(node, path, "value");
    if (spot !== null) {
      yield spot;
    }
  }
}

function spotOf(node: Node, path: ProfilePath, part: "key" | "value"): CaseSpot | null {
  const range = rangeOf(node);
  return range === null || !isScalar(node)
    ? null
    : { path, part, text: String(node.source ?? node.value ?? ""), range };
}

function keyOf({ key }: Pair<Node | null, Node | null>): string {
  return isScalar(key) ? String(key.value) : "";
}

function rangeOf(node: Node): Place | null {
  const { range } = node;
  return range === null || range === undefined ? null : { start: range[0], end: range[1] };
}

/** With what stands behind a list or map before the next thing. */
function wholeOf(node: Node | null): Place | null {
  const range = node?.range;
  return range === null || range === undefined
    ? null
    : { start: range[0], end: isCollection(node) ? range[2] : range[1] };
}

function holds(place: Place | null, offset: number): boolean {
  return place !== null && place.start <= offset && offset <= place.end;
}
