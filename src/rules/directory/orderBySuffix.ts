import { t } from "@vscode/l10n";
import { compareBytes, printable } from "../../scripts/fileNames.ts";
import type { ScriptFile } from "../../scripts/scriptFile.ts";
import type { DirectoryFacts, FileRule } from "../rule.ts";
import { followsScanRules } from "./directoryRole.ts";
import { type EntryIndex, entryIndex } from "./entryIndex.ts";
import { firstLineRange } from "./entryRange.ts";

/** alphasort sees the whole file name (`common/event_script.c`, 4.9+), in which `.script` takes part. */
export const orderBySuffix: FileRule = {
  code: "order-by-suffix",
  title: "The suffix .script turns the order of two scripts round",
  severity: "information",
  *check(file, directory) {
    const { entry } = file;
    const later = runsBefore(entry, directory);
    if (later === null || !followsScanRules(directory)) {
      return;
    }
    const [own = "", other = ""] = [entry, later].map(({ fileName }) => printable(fileName.text));
    const sign = printable(entry.name.text[later.name.text.length] ?? "");
    yield {
      range: firstLineRange(file),
      message: t(
        "`{0}` runs before `{1}`: CTDB compares the whole names, and `{2}` stands before the dot of `.script`. Give one of them another number if the order matters.",
        own,
        other,
        sign,
      ),
    };
  },
};

/** The enabled script that runs after this one although its shown name sorts before. */
function runsBefore(entry: ScriptFile, directory: DirectoryFacts): ScriptFile | null {
  const { names, order } = directory.convention;
  if (names.suffix === "" || order !== "bytes" || entry.state !== "enabled") {
    return null;
  }
  return findShorter(entry, entryIndex(directory.scan));
}

/** Only where one shown name begins the other can the suffix decide. */
function findShorter(entry: ScriptFile, { byShownName }: EntryIndex): ScriptFile | null {
  const name = entry.name.text;
  for (let length = name.length - 1; length > 3; length--) {
    const shorter = byShownName.get(name.slice(0, length));
    if (
      shorter?.state === "enabled" &&
      compareBytes(entry.fileName.bytes, shorter.fileName.bytes) < 0 &&
      compareBytes(entry.name.bytes, shorter.name.bytes) > 0
    ) {
      return shorter;
    }
  }
  return null;
}
