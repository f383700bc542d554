import { t } from "@vscode/l10n";
import { type CheckVariable, checkVariablesOf } from "../../ctdb/checkVariables.ts";
import { tableText } from "../../text/tableText.ts";
import { type ConfigHelp, defaultDetail, defaultSentence, nameRange, valueRange } from "./help.ts";

/** Completions and descriptions in `nfs-checks.d/NN.name.check`. */
export const CHECK_HELP: ConfigHelp = {
  completions({ offset, line, version }) {
    const variables = checkVariablesOf(version);
    if (line.isInValue) {
      const variable = variables.find(({ name }) => name === line.name);
      const values =
        variable?.type === "families" ? ["tcp", "udp", "tcp6", "udp6"] : [variable?.default ?? ""];
      return values
        .filter((label) => label !== "")
        .map((label) => ({
          label,
          detail: defaultDetail(label === variable?.default),
          documentation: tableText(variable?.description ?? ""),
          range: valueRange(line, offset),
        }));
    }
    const range = { start: line.nameStart, end: Math.max(offset, line.equals ?? line.end) };
    return variables.map((variable) => ({
      label: variable.name,
      insertText: line.equals === null ? `${variable.name}=` : variable.name,
      detail: variable.type === "command" ? t("command") : (variable.default ?? ""),
      documentation: describeVariable(variable),
      range,
    }));
  },

  describe({ offset, line, version }) {
    const variable = checkVariablesOf(version).find(({ name }) => name === line.name);
    return variable === undefined || line.isInValue || offset < line.nameStart
      ? null
      : { range: nameRange(line), markdown: describeVariable(variable) };
  },
};

function describeVariable({ name, description, default: byDefault }: CheckVariable): string {
  return `**${name}**\n\n${tableText(description)}\n\n${defaultSentence(byDefault)}`;
}
