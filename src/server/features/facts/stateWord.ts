import { t } from "@vscode/l10n";
import type { ScriptState } from "../../../scripts/scriptFile.ts";

/** A script's state in one word. */
export function stateWord(state: ScriptState): string {
  switch (state) {
    case "enabled":
      return t("enabled");
    case "disabled":
      return t("disabled");
    case "dangling":
      return t("dangling");
    case "ignored":
      return t("ignored");
  }
}
