import { basename } from "node:path";
import { t } from "@vscode/l10n";
import { helperProgramNamed } from "../../../ctdb/helpers/helperPrograms.ts";
import { hasHelper, helperNamed } from "../../../ctdb/helpers/helpers.ts";
import { tableText } from "../../../text/tableText.ts";
import { functionText } from "../facts/functionText.ts";
import { helperText } from "../facts/helperText.ts";
import { paragraphs, versionText } from "../facts/versionText.ts";
import type { ScriptModel } from "../model/documentModel.ts";

/** What a function or a program of CTDB is: the script's own function, one of a sourced file, a helper. */
export function functionHover(model: ScriptModel, name: string): string | null {
  const { script, sourced, convention } = model;
  const own = script.functions.get(name);
  const helper = helperNamed(name);
  const isFunctionsItself = basename(model.path) === "functions";
  if (own !== undefined && !(isFunctionsItself && helper !== null)) {
    return functionText(own, script.shell, null);
  }
  const library = sourced.functions.get(name);
  const isDefined = own !== undefined || library !== undefined;
  // A program of the system may have the name, and is meant where no `functions` is sourced.
  const isMeant = sourced.hasFunctions || helper?.isCommandToo === false;
  if (helper !== null && (isDefined || (hasHelper(helper, convention.version) && isMeant))) {
    const place =
      library === undefined
        ? null
        : library.library.shell.lines.placeAt(library.definition.node.start).line + 1;
    const where =
      library === undefined || place === null
        ? ""
        : t("Defined in `{0}`, line {1}.", basename(library.library.path), place);
    return paragraphs(helperText(helper, convention), where);
  }
  if (library !== undefined) {
    return functionText(library.definition, library.library.shell, basename(library.library.path));
  }
  if (helper !== null && !helper.isCommandToo && sourced.hasFunctions) {
    return helperText(helper, convention);
  }
  return programText(name, model);
}

function programText(name: string, { convention }: ScriptModel): string | null {
  const program = helperProgramNamed(basename(name));
  return program === null
    ? null
    : paragraphs(
        `**\`${program.name}\`** (${t("program of CTDB")})`,
        tableText(program.summary),
        versionText(program.since, program.removed, convention.version),
      );
}
