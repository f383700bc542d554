import { t } from "@vscode/l10n";
import type { ScriptRule } from "../rule.ts";
import { rangeOf, suggestion } from "../scriptTools/fixes.ts";

const SYSTEM_PATH = /^\/(?:usr\/)?s?bin\/([\w.+-]+)$/;

/** A command of the system by its full path: it is elsewhere on other systems, and tests cannot replace it. */
export const absoluteCommandPath: ScriptRule = {
  code: "absolute-command-path",
  title: "A command of the system is called by its full path.",
  severity: "hint",
  *check({ shell, functions }) {
    for (const { name, nameNode, place } of shell.commands) {
      const short = SYSTEM_PATH.exec(name ?? "")?.[1];
      // With a function of that name the path is what reaches the program.
      if (short === undefined || functions.has(short) || place.function?.name === short) {
        continue;
      }
      yield {
        range: rangeOf(nameNode),
        message: t(
          "`{0}` is elsewhere on some systems, and a test cannot put a stub in its place. `PATH` finds `{1}`.",
          name ?? "",
          short,
        ),
        fixes: [suggestion(t("Change to `{0}`", short), nameNode, short)],
      };
    }
  },
};
