import { parse } from "yaml";
import { type ProfileProblem, readProfile } from "../../virtualNode/profile/profile.ts";
import { faultsOf } from "../../virtualNode/profile/profileMessages.ts";
import { validate } from "../../virtualNode/profile/profileSchema.ts";

/**
 * What is wrong in a node profile.
 * @param schemaIsChecked whether a YAML extension tells already what is no YAML and what the schema forbids.
 */
export function profileProblems(text: string, schemaIsChecked: boolean): readonly ProfileProblem[] {
  const { problems } = readProfile(text);
  if (!schemaIsChecked) {
    return problems;
  }
  const told = sentencesOfSchema(text);
  return told === null ? [] : problems.filter(({ sentence }) => !told.has(sentence));
}

/** What the schema alone says, or `null` for what is no YAML. */
function sentencesOfSchema(text: string): ReadonlySet<string> | null {
  try {
    return new Set(faultsOf(validate(parse(text, { logLevel: "error" }))).map(({ sentence }) => sentence));
  } catch {
    return null;
  }
}
