import { t } from "@vscode/l10n";
import type { Convention } from "../../ctdb/convention.ts";
import { copyName } from "../copyNames.ts";
import { explainName } from "../explainName.ts";
import { twoDigits } from "../renumber.ts";

/** What was typed as the name of a new script: its name without number and suffix, or why it cannot be one. */
export type NewName =
  | { readonly kind: "name"; readonly name: string; readonly number: number | null }
  | { readonly kind: "problem"; readonly sentence: string };

const SCRIPT_SUFFIX = ".script";
const LANGUAGE = /\.(sh|bash|dash|ksh|py|pl|rb|lua)$/i;

/** The file's name: `50.name.script`, before 4.9 `50.name`. */
export function newFileName(name: string, number: number, { names }: Pick<Convention, "names">): string {
  return `${twoDigits(number)}.${name}${names.suffix}`;
}

/** Reads a name as people type it: `name`, `50.name` or `50.name.script`. @param typed without blanks at its ends */
export function readNewName(typed: string, convention: Convention): NewName {
  const parts = /^(?:(\d+)\.)?(.*)$/s.exec(typed);
  const digits = parts?.[1];
  const rest = parts?.[2] ?? "";
  const name = rest.endsWith(SCRIPT_SUFFIX) ? rest.slice(0, -SCRIPT_SUFFIX.length) : rest;
  const problem = problemOf(digits, name, convention);
  return problem === null
    ? { kind: "name", name, number: digits === undefined ? null : Number(digits) }
    : { kind: "problem", sentence: problem };
}

function problemOf(digits: string | undefined, name: string, convention: Convention): string | null {
  if (digits !== undefined && digits.length !== 2) {
    return t("The number has two digits, such as 50 or 07.");
  }
  if (name === "") {
    return t("Type a name, such as myservice. The number comes next.");
  }
  const language = LANGUAGE.exec(name)?.[1];
  if (language !== undefined) {
    return t("The name does not say what the script is written in: leave out .{0}.", language);
  }
  if (name.includes("/")) {
    return t("The name of a script has no slash: CTDB does not look into folders.");
  }
  if (name.includes(".")) {
    return t(
      "A name has no dot behind that of the number: CTDB 4.6.9 to 4.8 ignores such files. Use a hyphen.",
    );
  }
  const copy = copyName(name);
  if (copy !== null || name.endsWith("~")) {
    return t("That is the name of {0}, and not of a script.", copy?.origin ?? t("an editor's backup"));
  }
  if (!/^[\p{L}\p{N}_+@-]+$/u.test(name)) {
    return t("The name of a script has letters, digits, hyphens and underscores.");
  }
  const unlisted = explainName(Buffer.from(newFileName(name, 50, convention)), convention);
  return unlisted?.sentence.replaceAll("`", "") ?? null;
}
