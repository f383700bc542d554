import { t } from "@vscode/l10n";
import { printable } from "../../scripts/fileNames.ts";
import { isListed } from "../../scripts/nameRule.ts";
import { sentences } from "../../text/sentences.ts";
import type { Remark } from "../finding.ts";
import type { DirectoryFacts, FileFacts, FileRule } from "../rule.ts";
import { followsScanRules } from "./directoryRole.ts";
import { entryIndex } from "./entryIndex.ts";
import { firstLineRange } from "./entryRange.ts";
import { hasInterpreterLine, isMeantToRun } from "./meantToRun.ts";
import { nameRemark } from "./nameRemark.ts";

/** Names that CTDB passes over for other reasons than those with a rule of their own. */
export const ignoredFile: FileRule = {
  code: "ignored-file",
  title: "CTDB passes over a file that looks like an event script",
  severity: "information",
  *check(file, directory) {
    if (!followsScanRules(directory)) {
      return;
    }
    switch (file.entry.reason.code) {
      case "too-long":
      case "too-short":
      case "tilde":
        if (isMeantToRun(file)) {
          yield nameRemark(file, directory, { isPreferred: false, severity: "warning" });
        }
        break;
      case "dotfile":
        yield* hiddenScript(file, directory);
        break;
      case "package-copy":
        yield* packageCopy(file, directory);
        break;
      default:
    }
  },
};

/** A dotfile that would be a script without its dot; not the temporary copies `.50.x.script.Ab3dE9` of rsync. */
function* hiddenScript(file: FileFacts, directory: DirectoryFacts): Iterable<Remark> {
  const newName = file.entry.fileName.text.slice(1);
  const { taken } = entryIndex(directory.scan);
  const isCopy = taken.has(newName) || taken.has(newName.replace(/\.[^.]+$/, ""));
  const looksRight = isListed(Buffer.from(newName), directory.convention.names) && hasInterpreterLine(file);
  if (looksRight && !isCopy) {
    yield nameRemark(file, directory, { isPreferred: false, newName });
  }
}

/** A package manager's copy of what CTDB would list: the administrator has to merge it. */
function* packageCopy(file: FileFacts, directory: DirectoryFacts): Iterable<Remark> {
  const { fileName, reason } = file.entry;
  const { taken } = entryIndex(directory.scan);
  const original = fileName.text.replace(/\.(?:rpm|dpkg-|ucf-|pac|apk-)[^.]*(?:\.\d+)?$/, "");
  if (!isListed(Buffer.from(original), directory.convention.names)) {
    return;
  }
  const advice = taken.has(original) ? t("Merge it into `{0}` and remove it.", printable(original)) : null;
  yield { range: firstLineRange(file), message: sentences(reason.sentence, advice) };
}
