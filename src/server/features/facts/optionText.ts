import type { Convention } from "../../../ctdb/convention.ts";
import { hasOption } from "../../../ctdb/options/options.ts";
import type { OptionCategory, ScriptOption } from "../../../ctdb/options/scriptOption.ts";
import { paragraphs, versionText } from "./versionText.ts";

const CATEGORIES: Readonly<Record<OptionCategory, string>> = {
  "script-option": "script option",
  environment: "variable from ctdbd",
  "set by functions": "variable of `functions`",
  test: "variable of CTDB's tests",
  "daemon option": "option of ctdbd",
  "former script-option": "former script option",
  "script-variable": "variable that `functions` reads",
  "script-function": "function that `functions` calls",
};

/** What a variable is, in few words. */
export function optionKind({ category }: ScriptOption): string {
  return CATEGORIES[category].replaceAll("`", "");
}

/** What an author should know of a CTDB variable in the target release: Markdown. */
export function optionText(option: ScriptOption, { version }: Convention): string {
  const title = `**\`${option.name}\`** (${CATEGORIES[option.category]})`;
  const versions = versionText(option.since, option.removed, version);
  if (!hasOption(option, version)) {
    return paragraphs(title, [versions, option.instead ?? ""].join(" ").trim(), option.meaning);
  }
  const value = option.default;
  const isPlain = value !== null && !value.startsWith("(");
  return paragraphs(
    title,
    option.meaning,
    [
      `- Value: ${option.type.description}`,
      ...(value === null ? [] : [`- Default: ${isPlain ? `\`${value}\`` : value.slice(1, -1)}`]),
      ...(option.readBy.length === 0
        ? []
        : [`- Read by ${option.readBy.map((name) => `\`${name}\``).join(", ")}`]),
    ].join("\n"),
    versions,
  );
}
