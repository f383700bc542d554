import { t } from "@vscode/l10n";
import { printable } from "../../scripts/fileNames.ts";
import { sentences } from "../../text/sentences.ts";
import type { FileRule } from "../rule.ts";
import { followsScanRules } from "./directoryRole.ts";
import { chmodFixes } from "./entryFixes.ts";
import { isRegular } from "./entryMode.ts";
import { firstLineRange } from "./entryRange.ts";
import { hasNoModes } from "./noModes.ts";

/** `ctdb event script disable` removes a link and leaves its target alone (`event/event_tool.c`, 4.9+). */
export const disabledLinkTarget: FileRule = {
  code: "disabled-link-target",
  title: "The link enables a script whose owner may not execute it",
  severity: "warning",
  *check(file, directory) {
    const { entry } = file;
    if (
      entry.type !== "link" ||
      entry.reason.code !== "not-executable" ||
      directory.convention.enable !== "link-or-chmod" ||
      !isRegular(entry) ||
      !followsScanRules(directory) ||
      hasNoModes(directory)
    ) {
      return;
    }
    const name = printable(entry.name.text);
    yield {
      range: firstLineRange(file),
      message: sentences(
        entry.reason.sentence,
        t(
          "To disable it remove the link (`ctdb event script disable legacy '{0}'`): the mode belongs to the target, and where a package brings that the next update sets it again.",
          name,
        ),
      ),
      fixes: chmodFixes(file, t("Make the link's target executable (chmod u+x)"), 0o100, 0).map((fix) => ({
        ...fix,
        isPreferred: false,
      })),
    };
  },
};
