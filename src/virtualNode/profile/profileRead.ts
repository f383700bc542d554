import { t } from "@vscode/l10n";
import { type Document, isMap, isScalar, visit } from "yaml";
import type { YamlKind } from "../../configFiles/yaml/yamlBounds.ts";
import { readYaml } from "../../configFiles/yaml/yamlDocument.ts";
import { checkProfile } from "./profileChecks.ts";
import { faultsOf, MOST_FAULTS, PROFILE } from "./profileMessages.ts";
import { type Place, type ProfilePath, pathText, placeOf } from "./profilePlaces.ts";
import { validate } from "./profileSchema.ts";
import type { NodeProfile } from "./profileShape.ts";

/** Something wrong in a profile, with its place in the text. */
export interface ProfileProblem extends Place {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly sentence: string;
  readonly severity: "error" | "warning";
}

export interface ReadProfile {
  /** What is right in the profile; what is wrong is left out. */
  readonly profile: NodeProfile;
  readonly problems: readonly ProfileProblem[];
}

/** Larger files are no profiles. */
const KIND: YamlKind = { words: PROFILE, mostCharacters: 256 * 1024 };

/** Where a number is read as it is written: 4.20 is a release, 0022 an option. */
export const AS_WRITTEN: readonly string[] = ["version", "options", "shares", "sysctls"];

/**
 * Reads a node profile and checks it against its schema, and against itself.
 * Nothing is thrown, whatever the text is.
 */
export function readProfile(text: string): ReadProfile {
  const { partial: document, problems: ofYaml, placeOf: placeAt } = readYaml(text, KIND);
  const problems: ProfileProblem[] = [];
  const add = (place: Place, sentence: string, severity: "error" | "warning" = "error") => {
    const { start, end } = within(text, place);
    problems.push({ start, end, ...placeAt(start), sentence, severity });
  };
  for (const { start, end, sentence } of ofYaml) {
    add({ start, end }, sentence);
  }
  if (document === null) {
    return { profile: {}, problems };
  }
  const value = valueOfDocument(document, (sentence) => add({ start: 0, end: 0 }, sentence));
  if (value === null) {
    return { profile: {}, problems };
  }
  for (const path of withoutNothing(value, [])) {
    const sentence = t("{0} has nothing behind it, so it changes nothing.", pathText(path));
    add(placeOf(document, path, "key"), sentence, "warning");
  }
  // Twice, since a map that lost a part may be wrong for another reason then.
  for (let pass = 0; pass < 3; pass++) {
    const errors = validate(value);
    for (const { path, part, sentence } of faultsOf(errors)) {
      if (pass === 0) {
        add(placeOf(document, path, part), sentence);
      }
      remove(value, path.slice(0, pass === 0 ? 2 : 1));
    }
    if (errors.length > MOST_FAULTS) {
      add({ start: 0, end: 0 }, t("There is more wrong than is told here, so nothing of the file is used."));
      return { profile: {}, problems: problems.sort((a, b) => a.start - b.start) };
    }
  }
  const profile = value as NodeProfile;
  for (const { path, part, sentence, severity } of checkProfile(profile)) {
    add(placeOf(document, path, part), sentence, severity);
    if (severity === "error") {
      remove(value, path.slice(0, 2));
    }
  }
  return { profile, problems: problems.sort((a, b) => a.start - b.start) };
}

/** Within the text, and a whole word where only its first letter is meant. */
function within(text: string, place: Place): Place {
  const start = Math.min(place.start, text.length);
  const word = place.end - start === 1 ? (/^[\w.-]*/.exec(text.slice(start))?.[0].length ?? 0) : 0;
  return { start, end: Math.min(Math.max(place.end, start + word), text.length) };
}

function valueOfDocument(document: Document.Parsed, complain: (sentence: string) => void): object | null {
  if (isMap(document.contents)) {
    for (const { key, value } of document.contents.items) {
      if (isScalar(key) && AS_WRITTEN.includes(String(key.value)) && value !== null) {
        visit(value, (_, node) => {
          if (isScalar(node) && typeof node.value === "number" && node.source !== undefined) {
            node.value = node.source;
          }
        });
      }
    }
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    if (value === null || value === undefined) {
      return null;
    }
    if (typeof value === "object" && !Array.isArray(value)) {
      return structuredClone(value); // what an anchor shares is changed in one place only
    }
    complain(t("A profile is a map of keys, such as services: or interfaces:."));
  } catch (error) {
    complain(t("The file cannot be read: {0}", error instanceof Error ? error.message : String(error)));
  }
  return null;
}

/** Takes away keys without a value and returns the paths to them. */
function withoutNothing(value: unknown, path: ProfilePath): ProfilePath[] {
  if (typeof value !== "object" || value === null) {
    return [];
  }
  const found: ProfilePath[] = [];
  for (const [key, child] of Object.entries(value)) {
    const way = [...path, Array.isArray(value) ? Number(key) : key];
    if (child === null && !Array.isArray(value)) {
      found.push(way);
      delete (value as Record<string, unknown>)[key];
    } else {
      found.push(...withoutNothing(child, way));
    }
  }
  return found;
}

function remove(value: object, path: ProfilePath): void {
  const [first, second] = path;
  const top = value as Record<string, unknown>;
  if (first === undefined) {
    return;
  }
  const inner = Object.hasOwn(top, first) ? top[first] : undefined;
  if (second === undefined || typeof inner !== "object" || inner === null || Array.isArray(inner)) {
    delete top[first]; // a list keeps its order only as a whole
  } else {
    delete (inner as Record<string, unknown>)[second];
  }
}
