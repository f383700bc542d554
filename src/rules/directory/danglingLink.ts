import { resolve } from "node:path";
import { t } from "@vscode/l10n";
import { sentences } from "../../text/sentences.ts";
import type { Severity } from "../finding.ts";
import type { DirectoryFacts, FileRule } from "../rule.ts";
import { followsScanRules, isInstalled } from "./directoryRole.ts";
import { firstLineRange } from "./entryRange.ts";

/** Where packages install CTDB's own scripts. */
const VENDOR = /^\/(?:usr|opt)\/.*\/ctdb\/events\//;

/** fee31b6cb2b (4.20.7, 4.21.3, 4.22): a link that leads nowhere is DISABLED, before that it failed the event. */
export const danglingLink: FileRule = {
  code: "dangling-link",
  title: "The link leads nowhere",
  severity: "warning",
  *check(file, directory) {
    const { entry } = file;
    if (entry.reason.code !== "dangling-link" || !followsScanRules(directory)) {
      return;
    }
    const isVendors = VENDOR.test(resolve(directory.path, entry.linkTarget ?? ""));
    yield {
      range: firstLineRange(file),
      message:
        isVendors && !isInstalled(directory)
          ? sentences(
              entry.reason.sentence,
              t("Where CTDB is installed it may lead to one of CTDB's own scripts."),
            )
          : entry.reason.sentence,
      severity: severityOf(isVendors, directory),
    };
  },
};

/** On the running system the event fails for certain; a link in a copy may be right on the cluster. */
function severityOf(isVendors: boolean, directory: DirectoryFacts): Severity {
  if (isInstalled(directory)) {
    return directory.convention.dangling === "fails" ? "error" : "warning";
  }
  return isVendors ? "information" : "warning";
}
