import { t } from "@vscode/l10n";
import type { Convention } from "../../../ctdb/convention.ts";
import { defaultMarkdown } from "../../../ctdb/options/defaultText.ts";
import { hasOption } from "../../../ctdb/options/options.ts";
import type { OptionCategory, ScriptOption } from "../../../ctdb/options/scriptOption.ts";
import { sentences } from "../../../text/sentences.ts";
import { tableText } from "../../../text/tableText.ts";
import { paragraphs, versionText } from "./versionText.ts";

const CATEGORIES: Readonly<Record<OptionCategory, () => string>> = {
  "script-option": () => t("script option"),
  environment: () => t("variable from ctdbd"),
  "set by functions": () => t("variable of `functions`"),
  test: () => t("variable of CTDB's tests"),
  "daemon option": () => t("option of ctdbd"),
  "former script-option": () => t("former script option"),
  "script-variable": () => t("variable that `functions` reads"),
  "script-function": () => t("function that `functions` calls"),
};

/** What a variable is, in few words. */
export function optionKind({ category }: ScriptOption): string {
  return CATEGORIES[category]().replaceAll("`", "");
}

/** What an author should know of a CTDB variable in the target release: Markdown. */
export function optionText(option: ScriptOption, { version }: Convention): string {
  const title = `**\`${option.name}\`** (${CATEGORIES[option.category]()})`;
  const versions = versionText(option.since, option.removed, version);
  if (!hasOption(option, version)) {
    return paragraphs(title, sentences(versions, tableText(option.instead ?? "")), tableText(option.meaning));
  }
  const value = option.default;
  return paragraphs(
    title,
    tableText(option.meaning),
    [
      `- ${t("Value: {0}", tableText(option.type.description))}`,
      ...(value === null ? [] : [`- ${t("Default: {0}", defaultMarkdown(value))}`]),
      ...(option.readBy.length === 0
        ? []
        : [`- ${t("Read by {0}", option.readBy.map((name) => `\`${name}\``).join(", "))}`]),
    ].join("\n"),
    versions,
  );
}
