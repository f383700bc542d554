import { basename, dirname, resolve } from "node:path";
import type { Place } from "../virtualNode/profile/profilePlaces.ts";
import type { FileCase, FileDefaults } from "./caseShape.ts";
import { type CaseNode, entryOf, nodeAt } from "./caseTree.ts";
import {
  expectationsOf,
  type Placer,
  type SlottedExpectation,
  stretchOf,
  withDefaults,
} from "./expectMake.ts";
import { type PlainStep, stepsOf } from "./fileSteps.ts";
import { givenOf } from "./givenMake.ts";
import type { CaseStep, TestCase } from "./testCase.ts";

/** The file's part of what makes a case. */
export interface FilePart {
  /** Absolute path. */
  readonly file: string;
  readonly defaults: FileDefaults;
  readonly tree: CaseNode;
  readonly placer: Placer;
}

/** What a case says that only the disk can confirm, with its place. */
export interface CaseReferences {
  /** Absolute paths of profile files, and as they are written; the first one is that of the case. */
  readonly profiles: readonly { readonly path: string; readonly text: string; readonly place: Place }[];
  /** What says which script or directory runs; `null`: where the file lies. */
  readonly target: {
    readonly key: "script" | "directory";
    readonly text: string;
    readonly place: Place;
  } | null;
}

/**
 * A checked case, ready to run but for what only the disk can tell.
 * @param template the name before placeholders were replaced; `null`: it has no matrix
 */
export function caseOf(
  id: string,
  file: FileCase,
  template: string | null,
  tree: CaseNode,
  part: FilePart,
): { readonly testCase: TestCase; readonly references: CaseReferences } {
  const { defaults } = part;
  const all: FileDefaults = { ...defaults, ...file };
  const target = targetOf(file, tree) ?? targetOf(defaults, part.tree);
  const fromCase = file.profile !== undefined;
  const profiles = profilesOf(fromCase ? file : defaults, fromCase ? tree : part.tree, part.file);
  const testCase: TestCase = {
    id,
    name: file.name,
    template,
    file: part.file,
    place: part.placer(tree.place),
    ...placeOfTarget(part.file, target),
    steps: stepsOf(file).map((step) => caseStep(step, file, tree, part)),
    given: {
      profileFile: profiles[0]?.path ?? null,
      ...givenOf(defaults.given ?? {}, file.given ?? {}),
    },
    targetVersion: all["target-version"] ?? null,
    sandbox: all.sandbox ?? "auto",
    timeoutSeconds: all.timeout ?? null,
    skip: all.skip ?? null,
    tags: [...new Set([...(defaults.tags ?? []), ...(file.tags ?? [])])],
  };
  return { testCase, references: { profiles, target } };
}

/** The script or directory that a file or a case names. */
export function targetOf(file: FileDefaults, tree: CaseNode): CaseReferences["target"] {
  const key = file.script !== undefined ? "script" : file.directory !== undefined ? "directory" : null;
  const text = key === null ? undefined : file[key];
  const place = key === null ? null : (entryOf(tree, key)?.value.place ?? null);
  return key === null || text === undefined || place === null ? null : { key, text, place };
}

/** The directory, and the script in it, by the names alone. */
export function placeOfTarget(
  file: string,
  target: CaseReferences["target"],
): Pick<TestCase, "directory" | "script"> {
  const path = resolve(dirname(file), target?.text ?? ".");
  return target?.key === "script"
    ? { directory: dirname(path), script: basename(path) }
    : { directory: path, script: null };
}

function profilesOf(file: FileDefaults, tree: CaseNode, path: string): CaseReferences["profiles"] {
  const isList = Array.isArray(file.profile);
  return [file.profile ?? []].flat().map((text, i) => {
    const place = nodeAt(tree, isList ? ["profile", i] : ["profile"])?.place ?? tree.place;
    return { path: resolve(dirname(path), text), text, place };
  });
}

function caseStep(step: PlainStep, file: FileCase, tree: CaseNode, part: FilePart): CaseStep {
  const { path, event, args, changes } = step;
  const own = nodeAt(tree, path) ?? tree;
  const ofEvent = stretchOf(tree, step.places.event) ?? stretchOf(tree, [...path, "change"]) ?? own.place;
  const place = path.length === 0 ? ofEvent : own.place;
  const expected = nodeAt(own, ["expect"]);
  const stretch = expected === null ? null : stretchOf(own, ["expect"]);
  const mine =
    step.expect === null || expected === null || stretch === null
      ? []
      : expectationsOf(step.expect, expected, stretch, part.placer);
  const expectations = event === null ? [] : withDefaults(mine, defaultsOf(step, file, tree, part));
  return {
    place: part.placer(place),
    event,
    args,
    changes: changes.map(({ words }) => words),
    expect: { place: part.placer(stretch ?? ofEvent), expectations },
  };
}

/** What stands beside the steps holds for each of them, and what stands in the file for each of its events. */
function defaultsOf(step: PlainStep, file: FileCase, tree: CaseNode, part: FilePart): SlottedExpectation[] {
  const ofFile = defaultExpectations(part.defaults, part.tree, part.placer);
  if (step.path.length === 0) {
    return ofFile;
  }
  const ofCase = defaultExpectations(file, tree, part.placer);
  const taken = new Set(ofCase.map(({ slot }) => slot));
  return [...ofCase, ...ofFile.filter(({ slot }) => !taken.has(slot))];
}

function defaultExpectations(file: FileDefaults, tree: CaseNode, placer: Placer): SlottedExpectation[] {
  const value = nodeAt(tree, ["expect"]);
  const stretch = stretchOf(tree, ["expect"]);
  return file.expect === undefined || value === null || stretch === null
    ? []
    : expectationsOf(file.expect, value, stretch, placer);
}
