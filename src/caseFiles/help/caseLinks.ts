import type { Place } from "../../virtualNode/profile/profilePlaces.ts";
import { caseValues } from "./caseDocument.ts";
import { casePath } from "./casePath.ts";

/** A file or folder that a case file names. */
export interface CaseLink {
  readonly kind: "script" | "directory" | "profile";
  /** As it is written: from the folder of the case file. */
  readonly path: string;
  /** Without quotes. */
  readonly range: Place;
}

/** The scripts, directories and profiles that a case file names, in the order of the text. */
export function caseLinks(text: string): readonly CaseLink[] {
  return caseValues(text).flatMap(({ path, text: value, range }) => {
    const [key] = casePath(path).rest;
    const inset = range.end - range.start - value.length === 2 ? 1 : 0;
    return (key === "script" || key === "directory" || key === "profile") && value.trim() !== ""
      ? [{ kind: key, path: value, range: { start: range.start + inset, end: range.end - inset } }]
      : [];
  });
}
