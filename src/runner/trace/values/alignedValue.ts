import { plainVariable } from "../../../shell/words.ts";
import { matchForm } from "../source/matchForm.ts";
import type { ValueQuestion } from "./valuesOf.ts";

/** The value that a variable had in a command, where the command shows it. */
export function alignedValue({
  name,
  statement,
  at,
  moment,
}: ValueQuestion): { readonly value: string; readonly isExact: boolean } | null {
  const entry = at.file?.logged.find((logged) => logged.statement === statement);
  if (entry === undefined || moment === null) {
    return null;
  }
  const found = (matchForm(entry, moment.record) ?? []).filter(({ hole }) => plainVariable(hole) === name);
  return found.find(({ isExact }) => isExact) ?? found[0] ?? null;
}
