import { configCases } from "./configCases.ts";
import { FILE_CASES } from "./fileCases.ts";
import type { RuleCase } from "./ruleCase.ts";
import { scriptCases } from "./scriptCases.ts";

/**
 * The case of every rule, by its code.
 * @param pages the folder `docs/rules`
 */
export function ruleCases(pages: string): ReadonlyMap<string, RuleCase> {
  const all = [...FILE_CASES, ...scriptCases(pages), ...configCases(pages)];
  return new Map(all.map((one) => [one.code, one]));
}

/** The folder of a case below the one that holds the folders of the workspace. */
export function caseFolder({ code, target }: RuleCase): string {
  return `${folderOf(target)}/${code}`;
}

/** The folder of the workspace for a release: a setting holds for one of them. */
export function folderOf(target: string | undefined): string {
  return target === undefined ? "newest" : `target-${target}`;
}
