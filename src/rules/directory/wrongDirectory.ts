import { basename, dirname, join } from "node:path";
import { t } from "@vscode/l10n";
import { printable } from "../../scripts/fileNames.ts";
import { isListed } from "../../scripts/nameRule.ts";
import { suggestName } from "../../scripts/suggestName.ts";
import type { Remark } from "../finding.ts";
import type { DirectoryFacts, FileFacts, FileRule } from "../rule.ts";
import { directoryRole } from "./directoryRole.ts";
import { moveFixes } from "./entryFixes.ts";
import { isRegular } from "./entryMode.ts";
import { firstLineRange } from "./entryRange.ts";
import { hasScriptName, isListedScript, isMeantToRun } from "./meantToRun.ts";

/** 12fd8d7a5c5 (4.9) renamed `events.d` to `events/legacy`; ctdbd asks for no other component. */
export const wrongDirectory: FileRule = {
  code: "wrong-directory",
  title: "The script lies in a folder whose scripts the target version does not run",
  severity: "warning",
  *check(file, directory) {
    const isScript = file.entry.position === null ? isMeantToRun(file) : isListedScript(file, directory);
    if (!isScript || !hasScriptName(file) || !isRegular(file.entry)) {
      return;
    }
    const judgement = judge(file, directory);
    if (judgement !== null) {
      yield { range: firstLineRange(file), ...judgement };
    }
  },
};

function judge(file: FileFacts, directory: DirectoryFacts): Omit<Remark, "range"> | null {
  const { releases } = directory.convention;
  const newName = runningName(file, directory);
  const name = printable(newName);
  const parent = dirname(directory.path);
  switch (directoryRole(directory)) {
    case "former-folder":
      return {
        message: t(
          "CTDB {0} does not look into `events.d`: since 4.9 it runs the scripts of `events/legacy`. Move it there as `{1}`.",
          releases,
          name,
        ),
        fixes: moveFixes(file, join(parent, "events/legacy"), "events/legacy", newName),
      };
    case "later-folder":
      return {
        message: t(
          "CTDB {0} runs only the scripts of `events.d`: folders below `events` came with 4.9. Move it to `events.d` as `{1}`.",
          releases,
          name,
        ),
        fixes: moveFixes(file, join(dirname(parent), "events.d"), "events.d", newName),
      };
    case "other-component":
      // Not wrong by itself: one script of the folder tells.
      if (file.entry.position !== 1) {
        return null;
      }
      return {
        severity: "information",
        message: t(
          "CTDB itself never runs the scripts of `events/{0}`, only those of `events/legacy`; here they wait for `ctdb event run`.",
          printable(basename(directory.path)),
        ),
      };
    default:
      return null;
  }
}

/** The name under which the target version runs the script. */
function runningName({ entry }: FileFacts, { convention }: DirectoryFacts): string {
  const { bytes, text } = entry.fileName;
  const plain = convention.names.suffix === "" ? text.replace(/\.script$/, "") : text;
  if (isListed(Buffer.from(plain), convention.names)) {
    return plain;
  }
  return isListed(bytes, convention.names) ? text : (suggestName(text, convention.names) ?? text);
}
