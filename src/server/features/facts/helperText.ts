import { t } from "@vscode/l10n";
import type { Convention } from "../../../ctdb/convention.ts";
import type {
  HelperExit,
  HelperFunction,
  HelperNeed,
  HelperParameter,
} from "../../../ctdb/helpers/helperFunction.ts";
import { callOf, hasHelper, needsOf } from "../../../ctdb/helpers/helpers.ts";
import { sentences } from "../../../text/sentences.ts";
import { tableText } from "../../../text/tableText.ts";
import { paragraphs, versionText } from "./versionText.ts";

const NEEDS: Readonly<Record<HelperNeed, () => string>> = {
  service_name: () => t("the variable `service_name`"),
  "state-dir": () => t("`ctdb_setup_state_dir` before it"),
  "ctdb-tool": () => t("a ctdbd that answers, so it hangs in `init`"),
  "nfs-callout": () => t("`nfs_callout_init` before it"),
  input: () => t("its standard input"),
};

const EXITS: Readonly<Record<HelperExit, () => string>> = {
  always: () => t("It ends the script."),
  result: () => t("It ends the script where its work fails."),
  misuse: () => t("It ends the script where it is called wrongly."),
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
  const title = `**\`${helperSignature(helper, convention)}\`** (${t("helper function, {0}", tableText(helper.group))})`;
  const versions = versionText(helper.since, helper.removed, version);
  if (!hasHelper(helper, version)) {
    return paragraphs(title, sentences(versions, tableText(helper.instead ?? "")), tableText(helper.summary));
  }
  const { parameters } = callOf(helper, version);
  const needs = needsOf(helper, version).map((need) => NEEDS[need]());
  return paragraphs(
    title,
    tableText(helper.summary),
    parameters
      .filter(({ description }) => description !== "")
      .map((parameter) => `- \`${parameterLabel(parameter)}\`: ${tableText(parameter.description)}`)
      .join("\n"),
    tableText(helper.details),
    [
      `- ${t("Returns: {0}", tableText(helper.returns))}`,
      ...(needs.length === 0 ? [] : [`- ${t("Needs {0}.", needs.join(", "))}`]),
      ...(helper.exits === null ? [] : [`- ${EXITS[helper.exits]()}`]),
      ...(helper.sets.length === 0
        ? []
        : [`- ${t("Sets {0}.", helper.sets.map((name) => `\`${name}\``).join(", "))}`]),
      ...(helper.isInternal ? [`- ${t("Meant for other helpers only.")}`] : []),
    ].join("\n"),
    versions,
  );
}
