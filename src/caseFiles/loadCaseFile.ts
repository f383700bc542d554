import { stat } from "node:fs/promises";
import { join } from "node:path";
import { t } from "@vscode/l10n";
import { quoted } from "../configFiles/fileProblem.ts";
import type { Convention } from "../ctdb/convention.ts";
import { conventionFor } from "../ctdb/conventions.ts";
import { NEWEST_VERSION, parseVersion } from "../ctdb/version.ts";
import { isEventDirectory } from "../scripts/isEventDirectory.ts";
import { mayBeNamed, outOfReach } from "../scripts/reach.ts";
import { readRegularFile } from "../scripts/regularFile.ts";
import { type ConventionChoice, resolveConvention } from "../scripts/resolveConvention.ts";
import { readProfile } from "../virtualNode/profile/profile.ts";
import type { NodeProfile } from "../virtualNode/profile/profileShape.ts";
import type { CaseReferences } from "./caseMake.ts";
import type { CaseProblems } from "./caseProblems.ts";
import { errorReason } from "./errorReason.ts";
import { findScript } from "./findScript.ts";
import { type CaseDraft, type ReadCaseFile, readDrafts } from "./readCaseFile.ts";
import type { TestCase } from "./testCase.ts";

/** What a reader of case files may decide. */
export interface LoadCaseOptions {
  /** The text where it is not that on the disk, such as that of an editor. */
  readonly text?: string;
  /** The release to follow where a file names none. */
  readonly targetVersion?: string;
}

/** Larger files are no profiles. */
const MOST_BYTES = 1024 * 1024;

/**
 * Reads a case file and what it names: profiles, event directories, scripts. A case is left out that names what is
 * not there.
 * @param path absolute path.
 * @throws where the case file itself cannot be read.
 */
export async function loadCaseFile(path: string, options: LoadCaseOptions = {}): Promise<ReadCaseFile> {
  const { targetVersion = null } = options;
  const text = options.text ?? (await readRegularFile(path));
  const first = readDrafts(text, path);
  const directories = new Set(first.drafts.map(({ testCase }) => testCase.directory));
  const conventions = new Map<string, Convention>();
  for (const directory of directories) {
    conventions.set(directory, await resolveConvention(directory, choiceOf(targetVersion)));
  }
  const { drafts, problems } =
    targetVersion === null && [...conventions.values()].every(({ generation }) => generation === "component")
      ? first
      : readDrafts(text, path, {
          conventionOf: (directory) =>
            conventions.get(directory) ?? otherConvention(conventions, targetVersion),
        });
  const disk = new Disk(problems);
  const cases: TestCase[] = [];
  for (const draft of drafts) {
    const whole = await disk.complete(draft);
    if (whole !== null) {
      cases.push({ ...whole, targetVersion: whole.targetVersion ?? targetVersion });
    }
  }
  return { cases, problems: problems.all };
}

function choiceOf(targetVersion: string | null): ConventionChoice {
  const version = parseVersion(targetVersion ?? "");
  return version === null ? {} : { version };
}

/** Only asked for cases that have an error, which may be all of them. */
function otherConvention(
  conventions: ReadonlyMap<string, Convention>,
  targetVersion: string | null,
): Convention {
  const [first] = conventions.values();
  return first ?? conventionFor(parseVersion(targetVersion ?? "") ?? NEWEST_VERSION);
}

type Target = Pick<TestCase, "directory" | "script">;

/** What the disk says about the cases of one file; each thing is looked at once. */
class Disk {
  readonly #problems: CaseProblems;
  readonly #profiles = new Map<string, Promise<NodeProfile | string>>();
  readonly #targets = new Map<string, Promise<Target | string>>();

  constructor(problems: CaseProblems) {
    this.#problems = problems;
  }

  /**
   * The case with the script's name as it is; `null` where something is not there. Its first profile is read when it
   * runs, those after it are applied on top.
   */
  async complete({ testCase, references }: CaseDraft): Promise<TestCase | null> {
    const target = await this.#target(testCase, references.target);
    const profiles = await Promise.all(references.profiles.map((profile) => this.#profile(profile)));
    const read = profiles.filter((profile) => profile !== null);
    if (target === null || read.length < profiles.length) {
      return null;
    }
    const given = { ...testCase.given, profiles: [...read.slice(1), ...testCase.given.profiles] };
    return { ...testCase, ...target, given };
  }

  async #target(testCase: TestCase, target: CaseReferences["target"]): Promise<Target | null> {
    const { directory, script } = testCase;
    const key = `${target !== null} ${join(directory, script ?? ".")}`;
    const known = this.#targets.get(key) ?? targetOnDisk(directory, script, target !== null);
    this.#targets.set(key, known);
    const found = await known;
    if (typeof found === "string") {
      this.#problems.add(target?.place ?? firstLine(testCase), found);
      return null;
    }
    return found;
  }

  async #profile({ path, text, place }: CaseReferences["profiles"][number]): Promise<NodeProfile | null> {
    const known = this.#profiles.get(path) ?? profileOnDisk(path, text);
    this.#profiles.set(path, known);
    const found = await known;
    if (typeof found === "string") {
      this.#problems.add(place, found);
      return null;
    }
    return found;
  }
}

function firstLine({ place }: TestCase): { start: number; end: number } {
  return { start: place.start, end: place.start };
}

/** The directory and the script as they are named on the disk, or a sentence on what is wrong. */
async function targetOnDisk(
  directory: string,
  script: string | null,
  isNamed: boolean,
): Promise<Target | string> {
  if (!mayBeNamed(directory)) {
    return outOfReach(quoted(directory));
  }
  const isFolder = await stat(directory).then(
    (stats) => stats.isDirectory(),
    (error: NodeJS.ErrnoException) =>
      t("There is no directory {0}: {1}.", quoted(directory), errorReason(error)),
  );
  if (isFolder !== true) {
    return isFolder === false ? t("{0} is no directory.", quoted(directory)) : isFolder;
  }
  if (script !== null) {
    const found = await findScript(directory, script);
    return "name" in found ? { directory, script: found.name } : found.sentence;
  }
  if (await isEventDirectory(directory)) {
    return { directory, script };
  }
  return isNamed
    ? t("{0} holds no event scripts.", quoted(directory))
    : t("Say which script or directory runs: the file does not lie among event scripts.");
}

async function profileOnDisk(path: string, text: string): Promise<NodeProfile | string> {
  if (!mayBeNamed(path)) {
    return outOfReach(quoted(path));
  }
  const content = await contentOf(path).catch((error: NodeJS.ErrnoException) => error);
  if (typeof content !== "string") {
    return t("The profile {0} cannot be read: {1}.", quoted(text), errorReason(content));
  }
  const { profile, problems } = readProfile(content);
  const wrong = problems.find(({ severity }) => severity === "error");
  return wrong === undefined
    ? profile
    : t("The profile {0} is wrong in line {1}: {2}", quoted(text), wrong.line, wrong.sentence);
}

/** @throws what the system says, and for what is no file or too large to be a profile. */
async function contentOf(path: string): Promise<string> {
  const stats = await stat(path);
  if (!stats.isFile()) {
    throw new Error(t("it is no file"));
  }
  if (stats.size > MOST_BYTES) {
    throw new Error(t("it has more than {0} KiB", MOST_BYTES / 1024));
  }
  return await readRegularFile(path);
}
