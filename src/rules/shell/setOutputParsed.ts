import { t } from "@vscode/l10n";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";

/** `set | …`: shells quote values differently. */
export const setOutputParsed: ScriptRule = {
  code: "set-output-parsed",
  title: "The output of `set` is parsed.",
  severity: "information",
  *check({ shell }) {
    for (const { name, nameNode, words, place } of shell.commands) {
      if (name === "set" && words.length === 0 && place.pipeline?.index === 0 && place.pipeline.length > 1) {
        yield {
          range: rangeOf(nameNode),
          message: t(
            "Shells quote values differently in the output of `set`: what works with bash reads wrong values with dash. Name the variables that you want.",
          ),
        };
      }
    }
  },
};
