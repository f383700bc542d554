import { t } from "@vscode/l10n";
import { quoted } from "../configFiles/fileProblem.ts";
import type { Version } from "../ctdb/version.ts";
import type { ProfileFault } from "../virtualNode/profile/profileChecks.ts";
import type { FileCall, FileExpect, FileText } from "./caseShape.ts";
import { checkPath, checkPattern } from "./givenChecks.ts";
import { checkFact } from "./nodeFacts.ts";
import { factsOf } from "./nodeFactsOf.ts";

type Path = ProfileFault["path"];

/** Checks what the schema cannot: regular expressions, patterns of calls, facts about the node, paths. */
export function checkExpect(
  expect: FileExpect,
  path: Path,
  context: { readonly version: Version; readonly isOneScript: boolean },
): ProfileFault[] {
  if (typeof expect === "string") {
    return [];
  }
  const { output, calls = [], files = {}, node = {}, scripts } = expect;
  const faults: ProfileFault[] = checkText(output, [...path, "output"]);
  if (isList(calls)) {
    faults.push(...calls.flatMap((call, i) => checkCall(call, [...path, "calls", i])));
  } else {
    const at = [...path, "calls"];
    faults.push(
      ...(calls.made ?? []).flatMap((call, i) => checkCall(call, [...at, "made", i])),
      ...(calls["not-made"] ?? []).flatMap((call, i) => checkPattern(call, [...at, "not-made", i])),
    );
  }
  for (const [name, test] of Object.entries(files)) {
    faults.push(...checkPath(name, [...path, "files", name]));
    faults.push(...checkText(test, [...path, "files", name]));
  }
  for (const fact of factsOf(node)) {
    const fault = checkFact(fact.path, fact.value, context.version);
    if (fault !== null) {
      const { part, sentence } = fault;
      const at = part === "key" ? fact.filePath.slice(0, 2) : fact.filePath;
      faults.push({ path: [...path, "node", ...at], part, sentence, severity: "error" });
    }
  }
  if (scripts !== undefined && context.isOneScript) {
    const sentence = t("scripts is for cases that run a directory; here one script runs, so say status.");
    faults.push({ path: [...path, "scripts"], part: "key", sentence, severity: "error" });
  }
  return faults;
}

function checkText(test: string | FileText | undefined, path: Path): ProfileFault[] {
  if (typeof test !== "object") {
    return [];
  }
  if (Object.keys(test).length === 0) {
    return [
      {
        path,
        part: "key",
        sentence: t("Say what to look for: exact, contains, lacks or matches."),
        severity: "error",
      },
    ];
  }
  return [test.matches ?? []].flat().flatMap((pattern, i) => {
    const why = whyNoPattern(pattern);
    const at = typeof test.matches === "string" ? [...path, "matches"] : [...path, "matches", i];
    return why === null
      ? []
      : [{ path: at, part: "value" as const, sentence: why, severity: "error" as const }];
  });
}

/** Regular expressions of cases: `^` and `$` match at each line, letters are Unicode's. */
export const PATTERN_FLAGS = "mu";

function whyNoPattern(pattern: string): string | null {
  try {
    new RegExp(pattern, PATTERN_FLAGS);
    return null;
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^.*:\s*/, "") : String(error);
    return t("{0} is no regular expression: {1}.", quoted(pattern), why);
  }
}

function checkCall(call: FileCall, path: Path): ProfileFault[] {
  return typeof call === "string" ? checkPattern(call, path) : checkPattern(call.call, [...path, "call"]);
}

function isList<T>(value: readonly T[] | object): value is readonly T[] {
  return Array.isArray(value);
}
