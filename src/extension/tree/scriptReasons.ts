import { t } from "@vscode/l10n";
import type { ScriptFile, StartProblem, StateReason } from "../../scripts/scriptFile.ts";

/** Why CTDB does not list a file, in few words; the tooltip has the sentence. */
function reasonWords(): Readonly<Partial<Record<StateReason["code"], string>>> {
  return {
    "not-executable": t("not executable"),
    "dangling-link": t("link leads nowhere"),
    vanished: t("just vanished"),
    unreachable: t("state unknown to this user"),
    prefix: t("not run: number"),
    suffix: t("not run: suffix"),
    "other-folder": t("not run: folder"),
    "too-short": t("not run: name too short"),
    "too-long": t("not run: name too long"),
    "package-copy": t("not run: package manager's copy"),
    "second-dot": t("not run: second dot"),
    tilde: t("not run: tilde"),
  };
}

function problemWords(): Readonly<Record<StartProblem["code"], string>> {
  return {
    "not-a-file": t("no file"),
    empty: t("empty file"),
    "byte-order-mark": t("byte-order mark"),
    "no-first-line": t("no #! line"),
    crlf: t("CR LF"),
    "interpreter-missing": t("interpreter missing"),
    "interpreter-not-executable": t("interpreter not executable"),
    unreadable: t("cannot be read"),
  };
}

/** The state of a script in few words; `null`: it is enabled and starts. */
export function stateNote({ state, reason, startProblem }: ScriptFile): string | null {
  switch (state) {
    case "disabled":
      return t("disabled");
    case "dangling":
    case "ignored":
      return reasonWords()[reason.code] ?? t("not run");
    case "enabled":
      return startProblem === null ? null : t("does not start: {0}", problemWords()[startProblem.code]);
  }
}
