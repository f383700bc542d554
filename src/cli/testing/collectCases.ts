import type { CaseProblem } from "../../caseFiles/caseProblems.ts";
import { errorReason } from "../../caseFiles/errorReason.ts";
import { findCaseFiles } from "../../caseFiles/findCaseFiles.ts";
import { loadCaseFile } from "../../caseFiles/loadCaseFile.ts";
import type { TestCase } from "../../caseFiles/testCase.ts";
import { mapBounded } from "../../scripts/mapBounded.ts";
import { shownPath } from "../check/shownPath.ts";

/** How many files are read at once. */
const PARALLEL = 8;

/** What the paths of a command line hold. */
export interface CollectedCases {
  /** Absolute paths, in the order in which they were found. */
  readonly files: readonly string[];
  /** In the order of the files. */
  readonly cases: readonly TestCase[];
  /** What is wrong, with its place, as compilers write it. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * Reads the case files at some paths.
 * @param targetVersion the release to follow where a file names none, or `null`
 */
export async function collectCases(
  paths: readonly string[],
  targetVersion: string | null,
  signal: AbortSignal,
): Promise<CollectedCases> {
  const errors: string[] = [];
  const warnings: string[] = [];
  const files: string[] = [];
  for (const path of paths) {
    try {
      const onTruncated = () =>
        warnings.push(`There are too many files below ${path}; not all were looked at.`);
      for await (const file of findCaseFiles([path], { signal, onTruncated })) {
        files.push(file);
      }
    } catch (error) {
      signal.throwIfAborted();
      errors.push(`${path}: ${errorReason(error)}.`);
    }
  }
  const unique = [...new Set(files)];
  const read = await mapBounded(unique, PARALLEL, (file) => readOne(file, targetVersion));
  for (const one of read) {
    errors.push(...one.errors);
    warnings.push(...one.warnings);
  }
  return { files: unique, cases: read.flatMap(({ cases }) => cases), errors, warnings };
}

async function readOne(file: string, targetVersion: string | null): Promise<Omit<CollectedCases, "files">> {
  try {
    const { cases, problems } = await loadCaseFile(file, targetVersion === null ? {} : { targetVersion });
    const lines = (wanted: CaseProblem["severity"]) =>
      problems.filter(({ severity }) => severity === wanted).map((problem) => problemText(file, problem));
    return { cases, errors: lines("error"), warnings: lines("warning") };
  } catch (error) {
    return { cases: [], errors: [`${shownPath(file)}: ${errorReason(error)}.`], warnings: [] };
  }
}

function problemText(file: string, { line, column, severity, sentence }: CaseProblem): string {
  return `${shownPath(file)}:${line}:${column}: ${severity}: ${sentence}`;
}
