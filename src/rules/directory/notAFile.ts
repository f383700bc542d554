import { t } from "@vscode/l10n";
import { sentences } from "../../text/sentences.ts";
import type { FileRule } from "../rule.ts";
import { followsScanRules } from "./directoryRole.ts";
import { isMasked } from "./entryMode.ts";
import { firstLineRange } from "./entryRange.ts";

/** The scan asks for the name and the owner's bit only, so it lists folders, fifos and sockets, too. */
export const notAFile: FileRule = {
  code: "not-a-file",
  title: "An entry with the name of a script is no file",
  severity: "warning",
  *check(file, directory) {
    const { startProblem, entry } = file;
    if (startProblem?.code === "not-a-file" && !isMasked(entry) && followsScanRules(directory)) {
      const { launch, execFailure } = directory.convention;
      const failsEvent = entry.state === "enabled" && (launch === "shell" || execFailure === "helper-exit");
      yield {
        range: firstLineRange(file),
        message: sentences(startProblem.sentence, t("Give it another name, or move it out of this folder.")),
        severity: failsEvent ? "error" : "warning",
      };
    }
  },
};
