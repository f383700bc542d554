import { t } from "@vscode/l10n";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { stateDirectory } from "./stateDirectory.ts";
import { writtenFiles } from "./writtenFiles.ts";

const TEMPORARY = /^["']?\/(?:var\/)?tmp\/[^/]/;

/** A file below `/tmp` with a name that anybody can guess and take first, written as root. */
export const predictableTmp: ScriptRule = {
  code: "predictable-tmp",
  title: "A temporary file has a name that can be guessed.",
  severity: "information",
  *check(script, { convention: { version } }) {
    for (const node of temporaryNames(script)) {
      yield {
        range: rangeOf(node),
        message: t(
          "Event scripts run as root, and every user can make a file or link of this name first. Use `mktemp`, or a file below {0} where it is to stay.",
          stateDirectory(version),
        ),
      };
    }
  },
};

function temporaryNames({ shell }: EventScript): readonly SyntaxNode[] {
  const written = writtenFiles(shell).map(({ word }) => word.node);
  const named = shell.assignments.flatMap(({ value }) => (value?.text.includes("$$") ? [value] : []));
  return [...written, ...named].filter(({ text }) => TEMPORARY.test(text) && !text.includes("$("));
}
