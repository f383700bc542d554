import { tableText } from "../../text/tableText.ts";
import type { Place } from "../../virtualNode/profile/profilePlaces.ts";
import { documentedAt, PROFILE_SCHEMA, schemasAt } from "../../virtualNode/profile/profileSchema.ts";
import { CASE_SCHEMA } from "../caseSchema.ts";
import { type CaseSpot, caseSpotAt } from "./caseDocument.ts";
import { casePath, isEventPath, profilePath } from "./casePath.ts";
import { statusMeaning } from "./statusWords.ts";

/** What a place of a case file is about. */
export type CaseHelp =
  | { readonly about: "event"; readonly name: string; readonly range: Place }
  /** As it is written: from the folder of the case file. */
  | { readonly about: "script" | "directory" | "profile"; readonly path: string; readonly range: Place }
  | { readonly about: "status"; readonly word: string; readonly meaning: string; readonly range: Place }
  /** What the schema says of a key or its value. */
  | {
      readonly about: "key";
      readonly title: string;
      readonly description: string;
      /** Words that the value may be. */
      readonly choices: readonly string[];
      readonly range: Place;
    };

/** What stands at an offset of a case file is about, or `null`. Nothing is thrown, whatever the text is. */
export function caseHelpAt(text: string, offset: number): CaseHelp | null {
  const spot = caseSpotAt(text, offset);
  return spot === null ? null : (ownHelp(spot, offset) ?? schemaHelp(spot));
}

function ownHelp(spot: CaseSpot, offset: number): CaseHelp | null {
  const { path, part, text, range } = spot;
  const [key, second] = casePath(path).rest;
  if (part === "key") {
    return null;
  }
  if (isEventPath(path)) {
    const name = /^\S+/.exec(text)?.[0] ?? "";
    const start = range.start + (range.end - range.start > text.length ? 1 : 0); // in quotes
    const end = start + name.length;
    return name !== "" && offset <= end ? { about: "event", name, range: { start, end } } : null;
  }
  if (key === "script" || key === "directory" || key === "profile") {
    return { about: key, path: text, range };
  }
  const isStatus = key === "expect" && (second === undefined || second === "status" || second === "scripts");
  const meaning = isStatus ? statusMeaning(text) : null;
  return meaning === null ? null : { about: "status", word: text, meaning, range };
}

function schemaHelp({ path, text, range }: CaseSpot): CaseHelp | null {
  const inProfile = profilePath(path);
  const isProfile = inProfile !== null && inProfile.length > 0;
  const whole = isProfile ? PROFILE_SCHEMA : CASE_SCHEMA;
  const way = isProfile ? inProfile : path;
  const schema = documentedAt(way, whole);
  return schema?.description === undefined
    ? null
    : {
        about: "key",
        title: tableText(schema.title ?? "") || String(way.at(-1) ?? text),
        description: tableText(schema.description),
        choices: schemasAt(way, whole).flatMap(({ enum: words = [] }) => words.map(String)),
        range,
      };
}
