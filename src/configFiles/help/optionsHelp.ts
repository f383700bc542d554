import { t } from "@vscode/l10n";
import { hasOption, optionNamed, optionsFor } from "../../ctdb/options/options.ts";
import type { ScriptOption } from "../../ctdb/options/scriptOption.ts";
import { formatVersion, type Version } from "../../ctdb/version.ts";
import { sentences } from "../../text/sentences.ts";
import { tableText } from "../../text/tableText.ts";
import { touches } from "../../text/textRange.ts";
import { parseOptions } from "../optionsFile.ts";
import { type ConfigHelp, defaultDetail, defaultSentence, valueRange } from "./help.ts";

/** Completions and descriptions in `script.options` and `NN.name.options`. */
export const OPTIONS_HELP: ConfigHelp = {
  completions({ offset, line, version }) {
    const exported = /^export[ \t]+/.exec(line.name)?.[0].length ?? 0;
    if (line.isInValue) {
      const option = optionNamed(line.name.slice(exported));
      return option === null
        ? []
        : option.type.values.map((label) => ({
            label,
            detail: defaultDetail(label === option.default),
            documentation: tableText(option.type.description),
            range: valueRange(line, offset),
          }));
    }
    const range = { start: line.nameStart + exported, end: Math.max(offset, line.equals ?? line.end) };
    return optionsFor(version)
      .filter(({ category }) => category === "script-option")
      .map((option) => ({
        label: option.name,
        insertText: line.equals === null ? `${option.name}=` : option.name,
        detail: option.readBy.join(", "),
        documentation: describeOption(option, version),
        range,
      }));
  },

  describe({ text, offset, version }) {
    const found = parseOptions(text).assignments.find(({ name }) => touches(name.range, offset));
    const option = found === undefined ? null : optionNamed(found.name.text);
    return found === undefined || option === null
      ? null
      : { range: found.name.range, markdown: describeOption(option, version) };
  },
};

function describeOption(option: ScriptOption, version: Version): string {
  const release = (found: Version) => formatVersion(found).replace(/^(\d+\.\d+)\.0$/, "$1");
  const facts = sentences(
    t("Read by {0}.", option.readBy.map((reader) => `\`${reader}\``).join(", ")),
    defaultSentence(option.default),
    t("Since {0}.", release(option.since)),
    option.removed === null ? null : t("Gone since {0}.", release(option.removed)),
  );
  const missing = `**${t("Not in {0}.", release(version))}** ${tableText(option.instead ?? "")}`.trim();
  const lines = [
    `**${option.name}**`,
    tableText(option.meaning),
    tableText(option.type.description),
    facts,
    hasOption(option, version) ? "" : missing,
  ];
  return lines.filter((line) => line !== "").join("\n\n");
}
