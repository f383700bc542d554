import { basename } from "node:path";
import { t } from "@vscode/l10n";
import { printable } from "../../scripts/fileNames.ts";
import { sentences } from "../../text/sentences.ts";
import type { Remark } from "../finding.ts";
import type { DirectoryFacts, FileFacts, FileRule } from "../rule.ts";
import { isInstalled } from "./directoryRole.ts";
import { chmodFixes } from "./entryFixes.ts";
import { isRegular, octal } from "./entryMode.ts";
import { firstLineRange } from "./entryRange.ts";
import { hasNoModes } from "./noModes.ts";

const OTHERS_WRITE = 0o002;
const GROUP_WRITE = 0o020;

/** Event scripts and the options files that they read run as root: whoever may change them is root. */
export const writableByOthers: FileRule = {
  code: "writable-by-others",
  title: "Others than root may change what CTDB runs as root",
  severity: "warning",
  *check(file, directory) {
    if (hasNoModes(directory)) {
      return;
    }
    yield* fileRemarks(file, directory);
    if (file.entry.position === 1) {
      yield* folderRemarks(file, directory);
    }
  },
};

function* fileRemarks(file: FileFacts, directory: DirectoryFacts): Iterable<Remark> {
  const { mode, type, position, reason, fileName } = file.entry;
  const isOptions = reason.code === "options-file";
  if (mode === null || !isRegular(file.entry) || (position === null && !isOptions)) {
    return;
  }
  const isLink = type === "link";
  const use = isOptions ? t("Scripts that CTDB runs as root read it.") : t("CTDB runs it as root.");
  const name = printable(fileName.text);
  const range = firstLineRange(file);
  if ((mode & OTHERS_WRITE) !== 0) {
    yield {
      range,
      message: sentences(
        isLink
          ? t("Everybody may change the link's target (mode {0}).", octal(mode))
          : t("Everybody may change this file (mode {0}).", octal(mode)),
        use,
        t("`chmod o-w '{0}'` mends it.", name),
      ),
      fixes: chmodFixes(file, t("Let only its owner and group change it (chmod o-w)"), 0, OTHERS_WRITE),
    };
  } else if ((mode & GROUP_WRITE) !== 0 && isInstalled(directory)) {
    // The group may be root's own, which the scan does not know.
    yield {
      range,
      severity: "information",
      message: sentences(
        isLink
          ? t("The group of the link's target may change it (mode {0}).", octal(mode))
          : t("The group of this file may change it (mode {0}).", octal(mode)),
        use,
        t("`chmod g-w '{0}'` mends it unless the group is root.", name),
      ),
      fixes: chmodFixes(file, t("Let only its owner change it (chmod g-w)"), 0, GROUP_WRITE),
    };
  }
}

/** The folder has no line of its own, so its first script speaks for it. */
function* folderRemarks(file: FileFacts, { path, mode }: DirectoryFacts): Iterable<Remark> {
  if (mode === null || (mode & OTHERS_WRITE) === 0) {
    return;
  }
  yield {
    range: firstLineRange(file),
    message: t(
      "Everybody may put files into the folder `{0}` (mode {1}), and CTDB runs the scripts in it as root.",
      printable(basename(path)),
      octal(mode),
    ),
    fixes: [
      {
        title: t("Let only its owner and group change the folder (chmod o-w)"),
        isPreferred: true,
        steps: [{ kind: "chmod", file: path, add: 0, remove: OTHERS_WRITE }],
      },
    ],
  };
}
