import { parseAddress } from "../configFiles/ipAddress.ts";
import type { ProfilePath } from "../virtualNode/profile/profilePlaces.ts";
import type { FileExpected, FileRows, Named } from "./caseShape.ts";

/** One fact that a file expects of the node. */
export interface ExpectedFact {
  /** As `NODE_FACTS` says. */
  readonly path: readonly string[];
  readonly value: string;
  /** Where it stands below `expect.node`. */
  readonly filePath: ProfilePath;
}

/** The facts that a file's `expect.node` names, in its order. */
export function factsOf(node: NonNullable<FileExpected["node"]>): ExpectedFact[] {
  return Object.entries(node).flatMap(([key, value]) => {
    if (typeof value === "string" || Array.isArray(value)) {
      const flags = [value].flat().join(",");
      return [{ path: [key], value: flags === "" ? "none" : flags, filePath: [key] }];
    }
    const byName = value as Named<string | FileRows>;
    return Object.entries(byName).flatMap(([name, inner]) =>
      typeof inner === "string"
        ? [{ path: [key, nameOf(key, name)], value: inner, filePath: [key, name] }]
        : rowsOf(key, name, inner),
    );
  });
}

function nameOf(key: string, name: string): string {
  return key === "addresses" ? (parseAddress(name) ?? name) : name;
}

function rowsOf(key: string, name: string, rows: FileRows): ExpectedFact[] {
  const { has = [], lacks = [] } = isList(rows) ? { has: rows } : rows;
  const facts = (words: readonly string[], which: string) =>
    words.map((row, i) => ({
      path: [key, name, which],
      value: row,
      filePath: isList(rows) ? [key, name, i] : [key, name, which, i],
    }));
  const all = [...facts(has, "has"), ...facts(lacks, "lacks")];
  // A table without a row says nothing, but its name may be wrong.
  return all.length > 0 ? all : [{ path: [key, name], value: "", filePath: [key, name] }];
}

function isList(rows: FileRows): rows is readonly string[] {
  return Array.isArray(rows);
}
