import { basename } from "node:path";
import { t } from "@vscode/l10n";
import { optionNamed } from "../../../ctdb/options/options.ts";
import type { VariableUse } from "../../../shell/command.ts";
import type { ShellScript } from "../../../shell/shellScript.ts";
import { argumentMeaning } from "../facts/argumentText.ts";
import { optionText } from "../facts/optionText.ts";
import { paragraphs } from "../facts/versionText.ts";
import type { ScriptModel } from "../model/documentModel.ts";

const MOST_PLACES = 4;
const MOST_LETTERS = 80;

/** What `$2` is in this handler. */
export function parameterHover({ script, convention }: ScriptModel, use: VariableUse): string | null {
  const index = script.argumentIndex(use);
  if (index === null) {
    return null;
  }
  const meaning = argumentMeaning(index, script.eventsAt(use.node), convention);
  if (meaning === null) {
    return null;
  }
  const shifted =
    index === Number(use.name) ? "" : ` (${t("argument {0} of the script, before `shift`", index)})`;
  return paragraphs(`**\`$${use.name}\`**: ${meaning.label}${shifted}`, meaning.text);
}

/** What a variable is: CTDB's, or where the script and the files that it sources assign it. */
export function variableHover(model: ScriptModel, name: string): string | null {
  const option = optionNamed(name);
  const places = assignedIn(model.script.shell, name, null).concat(
    model.sourced.libraries.flatMap(({ shell, path }) => assignedIn(shell, name, basename(path))),
  );
  const known = option === null ? `**\`${name}\`** (${t("variable")})` : optionText(option, model.convention);
  const shown = places.slice(0, MOST_PLACES).join("\n");
  return option === null && places.length === 0
    ? null
    : paragraphs(known, shown === "" ? "" : `${t("Assigned here:")}\n${shown}`);
}

function assignedIn({ assignments, lines, text }: ShellScript, name: string, file: string | null): string[] {
  return assignments
    .filter((assignment) => assignment.name === name)
    .map(({ nameNode }) => {
      const { line } = lines.placeAt(nameNode.start);
      const { start, end } = lines.lineRange(line);
      const code = text.slice(start, end).trim().slice(0, MOST_LETTERS).replaceAll("`", "'");
      const place = file === null ? t("line {0}", line + 1) : t("{0}, line {1}", file, line + 1);
      return `- ${place}: \`${code}\``;
    });
}
