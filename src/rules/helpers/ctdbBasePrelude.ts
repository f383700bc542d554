import { t } from "@vscode/l10n";
import { baseSubstitution, levelsBelowBase } from "../../scripts/newScript/prelude.ts";
import type { Assignment } from "../../shell/command.ts";
import { sentences } from "../../text/sentences.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf, replaceFix } from "../scriptTools/fixes.ts";

/** Everything that such a substitution is made of; anything else is read by nobody here. */
const PIECE =
  /\\\n|\$\(|[()"=;\s]|--|&&|\bcd\b|-[LP]\b|\bpwd\b|\bdirname\b|\$\{?(?:0|PWD|\w+)\}?|\.\.|\/|`|\b_?[a-z]+(?==)/g;

/** CTDB_BASE computed from the script's path, with the wrong number of folders. */
export const ctdbBasePrelude: ScriptRule = {
  code: "ctdb-base-prelude",
  title: "The script computes CTDB_BASE wrongly where it is not set.",
  severity: "information",
  isSafeToFixAll: true,
  *check({ shell }, { convention }) {
    const levels = levelsBelowBase(convention);
    for (const assignment of shell.assignments) {
      const ups = assignment.name === "CTDB_BASE" ? foldersUp(assignment) : null;
      if (assignment.value === null || ups === null || ups === levels) {
        continue;
      }
      const fixed = baseSubstitution(levels);
      const isQuoted = assignment.value.type === "string";
      yield {
        range: rangeOf(assignment.value),
        message: sentences(
          t("Under CTDB nothing is wrong, since it sets `CTDB_BASE`."),
          t(
            "Started by hand, the script looks for `functions` in {0}, but it is in {1}, and so the script ends.",
            counted(ups),
            counted(levels),
          ),
          levels === 1 ? t("Go up one folder.") : t("Go up two folders."),
        ),
        fixes: [replaceFix(t("Compute the right folder"), assignment.value, isQuoted ? `"${fixed}"` : fixed)],
      };
    }
  },
};

function counted(levels: number): string {
  switch (levels) {
    case 0:
      return t("its own folder");
    case 1:
      return t("the folder above its own");
    case 2:
      return t("the folder two above its own");
    default:
      return t("the folder {0} above its own", levels);
  }
}

/** How many folders above the script's own one the substitution gives; `null` where that is not certain. */
function foldersUp({ value }: Assignment): number | null {
  const inner = value?.type === "string" ? value.children.filter(({ type }) => type !== '"') : [value];
  const text = inner.length === 1 && inner[0]?.type === "command_substitution" ? inner[0].text : "";
  if (!/\bdirname\s+(?:--\s+)?"?\$\{?0\}?"?/.test(text) || text.replace(PIECE, "") !== "") {
    return null;
  }
  const dirnames = text.match(/\bdirname\b/g)?.length ?? 0;
  const parents = text.match(/\.\./g)?.length ?? 0;
  return dirnames - 1 + parents;
}
