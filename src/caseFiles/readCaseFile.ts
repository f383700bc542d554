import { t } from "@vscode/l10n";
import type { YamlKind } from "../configFiles/yaml/yamlBounds.ts";
import { readYaml } from "../configFiles/yaml/yamlDocument.ts";
import type { Convention } from "../ctdb/convention.ts";
import { conventionFor } from "../ctdb/conventions.ts";
import { NEWEST_VERSION, parseVersion } from "../ctdb/version.ts";
import { faultsOf } from "../virtualNode/profile/profileMessages.ts";
import type { Place } from "../virtualNode/profile/profilePlaces.ts";
import { checkCase, checkDefaults } from "./caseChecks.ts";
import { type CaseReferences, caseOf, type FilePart, placeOfTarget, targetOf } from "./caseMake.ts";
import { CaseIds } from "./caseNames.ts";
import { type CaseProblem, CaseProblems } from "./caseProblems.ts";
import { type CaseFile, type FileCase, type FileDefaults, validateCasePart } from "./caseShape.ts";
import { type CaseNode, itemsOf, sizeOf, treeOf } from "./caseTree.ts";
import { CASE, CASE_FILE } from "./caseWording.ts";
import { expandCase } from "./expandCase.ts";
import { plainOf } from "./plainValue.ts";
import type { TestCase } from "./testCase.ts";

export type { CaseProblem } from "./caseProblems.ts";

/** What is known beside the text. */
export interface ReadCaseOptions {
  /** The convention of an event directory (absolute path) where the file names no release; the newest if not given. */
  readonly conventionOf?: (directory: string) => Convention;
}

export interface ReadCaseFile {
  /** The cases without an error, in the order of the file. */
  readonly cases: readonly TestCase[];
  /** In the order of the file. */
  readonly problems: readonly CaseProblem[];
}

/** A case with what only the disk can confirm. */
export interface CaseDraft {
  readonly testCase: TestCase;
  readonly references: CaseReferences;
}

/** What reading gives to `loadCaseFile`, which goes on with the disk. */
export interface CaseDrafts {
  readonly drafts: readonly CaseDraft[];
  readonly problems: CaseProblems;
}

const KIND: YamlKind = { words: CASE_FILE, mostCharacters: 1024 * 1024 };
/** How many cases one file may make, and how many values they may have in all. */
const MOST_CASES = 10_000;
const MOST_VALUES = 2_000_000;

/**
 * Reads a file of cases: placeholders replaced, defaults worked in. The disk is not looked at: profiles of files are
 * left out, and that the script is there is taken for granted. Nothing is thrown, whatever the text is.
 * @param file absolute path of the file, for ids and to find what it names.
 */
export function readCaseFile(text: string, file: string, options: ReadCaseOptions = {}): ReadCaseFile {
  const { drafts, problems } = readDrafts(text, file, options);
  return { cases: drafts.map(({ testCase }) => testCase), problems: problems.all };
}

/** As {@link readCaseFile}, with what only the disk can confirm. */
export function readDrafts(text: string, file: string, options: ReadCaseOptions = {}): CaseDrafts {
  const yaml = readYaml(text, KIND);
  const problems = new CaseProblems(yaml);
  for (const { start, end, sentence, severity, isOfSchema } of yaml.problems) {
    problems.add({ start, end }, sentence, { severity, isOfSchema });
  }
  if (yaml.document === null) {
    return { drafts: [], problems };
  }
  const tree = treeOf(yaml.document);
  if (tree.kind === "scalar" && tree.value === null) {
    problems.add({ start: 0, end: 0 }, t("The file is empty: it needs cases."), { isOfSchema: true });
    return { drafts: [], problems };
  }
  const placer = (place: Place) => {
    const end = place.start + text.slice(place.start, place.end).trimEnd().length;
    return { start: place.start, end, line: yaml.placeOf(place.start).line, endLine: yaml.placeOf(end).line };
  };
  const defaults = readDefaults(tree, file, problems, options);
  if (defaults === null) {
    return { drafts: [], problems };
  }
  const part: FilePart = { file, defaults, tree, placer };
  return { drafts: readCases(part, problems, options), problems };
}

/** What stands in the file beside its cases; `null` where something of it is wrong. */
function readDefaults(
  tree: CaseNode,
  file: string,
  problems: CaseProblems,
  options: ReadCaseOptions,
): FileDefaults | null {
  const isCases = (key: string) => key === "cases";
  const rest: CaseNode =
    tree.kind === "map" ? { ...tree, entries: tree.entries.filter(({ key }) => !isCases(key)) } : tree;
  const { value, empty } = plainOf(rest);
  tellOfEmpty(empty, problems);
  const cases = tree.kind === "map" ? tree.entries.find(({ key }) => isCases(key))?.value : undefined;
  const isThere = cases !== undefined && !(cases.kind === "scalar" && cases.value === null);
  const items =
    cases?.kind === "list" ? cases.items.map(() => null) : cases?.kind === "scalar" ? cases.value : {};
  const whole =
    typeof value === "object" && value !== null && !Array.isArray(value) && isThere
      ? { ...value, cases: items }
      : value;
  const faults = faultsOf(validateCasePart("file", whole), CASE_FILE);
  if (problems.addFaults(tree, faults, { isOfSchema: true })) {
    return null;
  }
  const defaults = value as CaseFile;
  const context = contextOf(defaults, tree, {}, null, file, options);
  return problems.addFaults(tree, checkDefaults(defaults, context)) ? null : defaults;
}

function readCases(part: FilePart, problems: CaseProblems, options: ReadCaseOptions): CaseDraft[] {
  const ids = new CaseIds(part.file);
  const drafts: CaseDraft[] = [];
  const seen = new Map<string, CaseNode>();
  let values = 0;
  for (const item of itemsOf(part.tree, "cases")) {
    const { trees, template } = expandCase(item, problems);
    values += trees[0] === undefined ? 0 : sizeOf(trees[0]) * trees.length;
    if (drafts.length + trees.length > MOST_CASES || values > MOST_VALUES) {
      const sentence = t(
        "There are more cases than a file may have, with all that their matrices make: split the file.",
      );
      problems.add(item.place, sentence);
      return drafts;
    }
    for (const tree of trees) {
      const file = readCase(tree, part, problems, options);
      if (file !== null) {
        tellOfTwins(file.name, item, tree, seen, problems);
        drafts.push(caseOf(ids.idFor(file.name), file, template, tree, part));
      }
    }
  }
  return drafts;
}

/** One case, its placeholders replaced; `null` where it has an error. */
function readCase(
  tree: CaseNode,
  part: FilePart,
  problems: CaseProblems,
  options: ReadCaseOptions,
): FileCase | null {
  const { value, empty } = plainOf(tree);
  tellOfEmpty(empty, problems);
  const faults = faultsOf(validateCasePart("case", value), CASE);
  if (problems.addFaults(tree, faults, { isOfSchema: true })) {
    return null;
  }
  const file = value as FileCase;
  const context = contextOf(file, tree, part.defaults, part.tree, part.file, options);
  return problems.addFaults(tree, checkCase(file, context)) ? null : file;
}

function contextOf(
  own: FileDefaults,
  tree: CaseNode,
  defaults: FileDefaults,
  defaultTree: CaseNode | null,
  file: string,
  { conventionOf = () => conventionFor(NEWEST_VERSION) }: ReadCaseOptions,
) {
  const target = targetOf(own, tree) ?? (defaultTree === null ? null : targetOf(defaults, defaultTree));
  const version = parseVersion(own["target-version"] ?? defaults["target-version"] ?? "");
  const { directory, script } = placeOfTarget(file, target);
  return {
    convention: version === null ? conventionOf(directory) : conventionFor(version),
    isOneScript: script !== null,
  };
}

function tellOfEmpty(
  empty: readonly { readonly key: string; readonly place: Place }[],
  problems: CaseProblems,
) {
  for (const { key, place } of empty) {
    problems.add(place, t("{0} has nothing behind it, so it says nothing.", key), { severity: "warning" });
  }
}

function tellOfTwins(
  name: string,
  item: CaseNode,
  tree: CaseNode,
  seen: Map<string, CaseNode>,
  problems: CaseProblems,
): void {
  const first = seen.get(name);
  if (first !== undefined && first !== item) {
    const path = [{ path: ["name"], part: "value", severity: "warning" } as const];
    const sentence = t("A case above has the same name: results tell them apart by a number only.");
    problems.addFaults(
      tree,
      path.map((fault) => ({ ...fault, sentence })),
    );
  }
  seen.set(name, first ?? item);
}
