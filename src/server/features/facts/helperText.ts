import type { Convention } from "../../../ctdb/convention.ts";
import type {
  HelperExit,
  HelperFunction,
  HelperNeed,
  HelperParameter,
} from "../../../ctdb/helpers/helperFunction.ts";
import { callOf, hasHelper, needsOf } from "../../../ctdb/helpers/helpers.ts";
import { paragraphs, versionText } from "./versionText.ts";

const NEEDS: Readonly<Record<HelperNeed, string>> = {
  service_name: "the variable `service_name`",
  "state-dir": "`ctdb_setup_state_dir` before it",
  "ctdb-tool": "a ctdbd that answers, so it hangs in `init`",
  "nfs-callout": "`nfs_callout_init` before it",
  input: "its standard input",
};

const EXITS: Readonly<Record<HelperExit, string>> = {
  always: "It ends the script.",
  result: "It ends the script where its work fails.",
  misuse: "It ends the script where it is called wrongly.",
};

/** A parameter as usage lines have it: `[message]`, `command...`. */
export function parameterLabel({ name, isOptional, isRepeated }: HelperParameter): string {
  const label = isRepeated ? `${name}...` : name;
  return isOptional ? `[${label}]` : label;
}

/** A call with the names of its arguments: `die message [status]`. */
export function helperSignature(helper: HelperFunction, { version }: Convention): string {
  return [helper.name, ...callOf(helper, version).parameters.map(parameterLabel)].join(" ");
}

/** What an author should know of a helper in the target release: Markdown. */
export function helperText(helper: HelperFunction, convention: Convention): string {
  const { version } = convention;
  const title = `**\`${helperSignature(helper, convention)}\`** (helper function, ${helper.group})`;
  const versions = versionText(helper.since, helper.removed, version);
  if (!hasHelper(helper, version)) {
    return paragraphs(title, [versions, helper.instead ?? ""].join(" ").trim(), helper.summary);
  }
  const { parameters } = callOf(helper, version);
  const needs = needsOf(helper, version).map((need) => NEEDS[need]);
  return paragraphs(
    title,
    helper.summary,
    parameters
      .filter(({ description }) => description !== "")
      .map((parameter) => `- \`${parameterLabel(parameter)}\`: ${parameter.description}`)
      .join("\n"),
    helper.details,
    [
      `- Returns: ${helper.returns}`,
      ...(needs.length === 0 ? [] : [`- Needs ${needs.join(", ")}.`]),
      ...(helper.exits === null ? [] : [`- ${EXITS[helper.exits]}`]),
      ...(helper.sets.length === 0 ? [] : [`- Sets ${helper.sets.map((name) => `\`${name}\``).join(", ")}.`]),
      ...(helper.isInternal ? ["- Meant for other helpers only."] : []),
    ].join("\n"),
    versions,
  );
}
