import { dirname, relative, resolve } from "node:path";
import { type CaseLink, caseLinks } from "../../caseFiles/help/caseLinks.ts";
import type { KnownDirectory } from "../features/model/knownDirectory.ts";

/**
 * The event directory that a place of a case file is about: that of the script or directory which is named last before
 * it, else of the first one that is named.
 * @returns absolute path; `null` where the file names none
 */
export function namedDirectory(file: string, text: string, offset: number): string | null {
  const link = namedBefore(caseLinks(text), offset);
  if (link === null) {
    return null;
  }
  const path = resolve(dirname(file), link.path);
  return link.kind === "script" ? dirname(path) : path;
}

/** The script that a place of a case file is about; `null` where it is about all of a directory. */
export function namedScript(file: string, text: string, offset: number): string | null {
  const link = namedBefore(caseLinks(text), offset);
  return link?.kind === "script" ? resolve(dirname(file), link.path) : null;
}

function namedBefore(links: readonly CaseLink[], offset: number): CaseLink | null {
  const tested = links.filter(({ kind }) => kind !== "profile");
  return tested.findLast(({ range }) => range.start <= offset) ?? tested[0] ?? null;
}

/** Directories by how near they are to a file: those with the shortest way from its folder come first. */
export function nearestFirst(
  file: string,
  directories: readonly KnownDirectory[],
): readonly KnownDirectory[] {
  const steps = ({ path }: KnownDirectory) => relative(dirname(file), path).split("/").length;
  return directories.toSorted((a, b) => steps(a) - steps(b) || (a.path < b.path ? -1 : 1));
}

/** A path as a case file writes it: from its folder. */
export function writtenPath(file: string, path: string): string {
  return relative(dirname(file), path) || ".";
}
