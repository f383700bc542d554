import { dirname, isAbsolute, join } from "node:path";
import { t } from "@vscode/l10n";
import { isUtf8, printable } from "../../scripts/fileNames.ts";
import type { TextRange } from "../../text/textRange.ts";
import type { Fix, FixStep } from "../finding.ts";
import type { DirectoryFacts, FileFacts } from "../rule.ts";
import { entryIndex } from "./entryIndex.ts";
import { isExecutable } from "./entryMode.ts";

const OWNER_EXECUTE = 0o100;

/** Whether a path as text reaches the file: names that are not UTF-8 have no such path, so no fix either. */
export function isReachable({ entry }: FileFacts): boolean {
  return isUtf8(entry.fileName.bytes);
}

/** A change of mode bits; nothing where the name cannot be written as text. */
export function chmodFixes(file: FileFacts, title: string, add: number, remove: number): readonly Fix[] {
  return isReachable(file)
    ? [{ title, isPreferred: true, steps: [{ kind: "chmod", file: file.path, add, remove }] }]
    : [];
}

/**
 * A new name for an entry that CTDB does not list. A file that its owner may not execute gets that right, too, since
 * the new name alone would not make CTDB run it.
 * @returns nothing where the name is taken, where none is known, or where the old one cannot be written as text.
 */
export function renameFixes(
  file: FileFacts,
  directory: DirectoryFacts,
  newName: string | null,
  isPreferred: boolean,
): readonly Fix[] {
  if (newName === null || !isReachable(file) || entryIndex(directory.scan).taken.has(newName)) {
    return [];
  }
  const steps: FixStep[] = [];
  const isOff = file.entry.type === "file" && !isExecutable(file.entry);
  const title = isOff
    ? t("Rename it to {0} and make it executable (chmod u+x)", printable(newName))
    : t("Rename it to {0}", printable(newName));
  if (isOff) {
    steps.push({ kind: "chmod", file: file.path, add: OWNER_EXECUTE, remove: 0 });
  }
  steps.push({ kind: "rename", file: file.path, newName });
  return [{ title, steps, isPreferred }];
}

/**
 * Another folder for an entry that CTDB does not look for where it lies. A relative link would lead elsewhere from there.
 * @param folder absolute path; whether the name is free in it is for whoever offers the fix to see
 * @param shownFolder as people call it: `events/legacy`
 */
export function moveFixes(
  file: FileFacts,
  folder: string,
  shownFolder: string,
  newName: string,
): readonly Fix[] {
  const { linkTarget } = file.entry;
  if (!isReachable(file) || (linkTarget !== null && !isAbsolute(linkTarget))) {
    return [];
  }
  return [
    {
      title: t("Move it to {0} as {1}", shownFolder, printable(newName)),
      steps: [{ kind: "rename", file: file.path, newName, folder }],
      isPreferred: true,
    },
  ];
}

/** A new name for another entry of the same folder, both as text. */
export function renameOther(file: FileFacts, name: string, newName: string): Fix {
  return {
    title: t("Rename {0} to {1}", printable(name), printable(newName)),
    steps: [{ kind: "rename", file: join(dirname(file.path), name), newName }],
    isPreferred: false,
  };
}

/** A change of the file's text; nothing where no editor can open the file by its name. */
export function editFixes(
  file: FileFacts,
  title: string,
  range: TextRange,
  newText: string,
  isPreferred: boolean,
): readonly Fix[] {
  return isReachable(file)
    ? [{ title, isPreferred, steps: [{ kind: "edit", edits: [{ range, newText }] }] }]
    : [];
}
