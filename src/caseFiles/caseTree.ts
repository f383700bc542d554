import { type Document, isMap, isScalar, isSeq, type Node } from "yaml";
import { type Place, type ProfilePath, rangeOf } from "../virtualNode/profile/profilePlaces.ts";

/** A value of a file with its place: what yaml parses, without what a case cannot have. Never changed. */
export type CaseNode = CaseMap | CaseList | CaseScalar;

export interface CaseMap {
  readonly kind: "map";
  readonly place: Place;
  readonly entries: readonly CaseEntry[];
}

export interface CaseEntry {
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: CaseNode;
}

export interface CaseList {
  readonly kind: "list";
  readonly place: Place;
  readonly items: readonly CaseNode[];
}

export interface CaseScalar {
  readonly kind: "scalar";
  readonly place: Place;
  readonly value: string | number | boolean | null;
  /** A number as it is written: 0600 and 4.20 are more than their values. */
  readonly source: string;
}

/** A document as a tree. */
export function treeOf(document: Document.Parsed): CaseNode {
  return nodeOf(document.contents, { start: 0, end: 0 });
}

function nodeOf(node: Node | null, fallback: Place): CaseNode {
  const place = rangeOf(node) ?? fallback;
  if (isMap(node)) {
    const entries = node.items.map(({ key, value }) => {
      const keyPlace = rangeOf(key as Node | null) ?? place;
      const name = isScalar(key) ? String(key.value) : "?";
      return { key: name, keyPlace, value: nodeOf(value as Node | null, keyPlace) };
    });
    return { kind: "map", place, entries };
  }
  if (isSeq(node)) {
    return { kind: "list", place, items: node.items.map((item) => nodeOf(item as Node | null, place)) };
  }
  if (!isScalar(node)) {
    return { kind: "scalar", place, value: null, source: "" };
  }
  const value = node.value as unknown;
  const isPlain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return {
    kind: "scalar",
    place,
    value: isPlain ? value : null,
    source: node.source ?? String(value),
  };
}

/** The entry of a map with that key. */
export function entryOf(node: CaseNode | null, key: string): CaseEntry | null {
  return node?.kind === "map" ? (node.entries.find((entry) => entry.key === key) ?? null) : null;
}

/** The items of the list with that key, none where there is no list. */
export function itemsOf(node: CaseNode, key: string): readonly CaseNode[] {
  const value = entryOf(node, key)?.value;
  return value?.kind === "list" ? value.items : [];
}

/** The value at a path, `null` where there is none. */
export function nodeAt(node: CaseNode, path: ProfilePath): CaseNode | null {
  let at: CaseNode | null = node;
  for (const step of path) {
    at =
      typeof step === "number" && at?.kind === "list" ? (at.items[step] ?? null) : childOf(at, String(step));
  }
  return at;
}

function childOf(node: CaseNode | null, key: string): CaseNode | null {
  return entryOf(node, key)?.value ?? null;
}

/** Where a fault is marked: a text or number itself; of a map or list the key, so that not half a file is marked. */
export function placeAt(node: CaseNode, path: ProfilePath, part: "key" | "value"): Place {
  let place = headOf(node);
  let at: CaseNode = node;
  for (const [index, step] of path.entries()) {
    const isLast = index === path.length - 1;
    const entry = typeof step === "number" && at.kind === "list" ? null : entryOf(at, String(step));
    const value: CaseNode | null =
      entry?.value ?? (at.kind === "list" && typeof step === "number" ? (at.items[step] ?? null) : null);
    if (value === null) {
      return place; // what is missing is marked where it should be
    }
    const ofValue = value.kind === "scalar" && value.value !== null ? value.place : null;
    place = entry === null ? headOf(value) : isLast && part === "value" && ofValue ? ofValue : entry.keyPlace;
    at = value;
  }
  return place;
}

/** What can be marked of a value without a key: the first key of a map, the first item of a list. */
function headOf(node: CaseNode): Place {
  if (node.kind === "map") {
    return node.entries[0]?.keyPlace ?? node.place;
  }
  return node.kind === "list" && node.items[0] !== undefined ? headOf(node.items[0]) : node.place;
}

/** How many values there are in it, itself included. */
export function sizeOf(node: CaseNode): number {
  switch (node.kind) {
    case "map":
      return node.entries.reduce((sum, { value }) => sum + sizeOf(value), 1);
    case "list":
      return node.items.reduce((sum, item) => sum + sizeOf(item), 1);
    default:
      return 1;
  }
}
