import { t } from "@vscode/l10n";
import type { Convention } from "../../ctdb/convention.ts";
import { releaseWords } from "../../ctdb/releaseWords.ts";
import { isUtf8 } from "../../scripts/fileNames.ts";
import { scanNumber } from "../../scripts/nameRule.ts";
import { listedFiles, type ScriptDirectory } from "../../scripts/scriptDirectory.ts";
import type { ScriptFile } from "../../scripts/scriptFile.ts";
import { ordinal } from "../languageClient/entryLook.ts";
import { resultText } from "../lenses/resultText.ts";
import { printableLine } from "../printable.ts";
import type { LastResult } from "../run/lastResults.ts";
import { DIMMED, joined, type Look } from "./look.ts";
import { resultIcon } from "./resultLook.ts";
import { stateNote } from "./scriptReasons.ts";
import type { AbsentNode, ScriptNode } from "./treeNode.ts";

const STATE_ICONS: Readonly<Record<ScriptFile["state"], Look["icon"]>> = {
  enabled: { id: "file-code", color: null },
  disabled: { id: "circle-slash", color: DIMMED },
  dangling: { id: "warning", color: "list.warningForeground" },
  ignored: { id: "eye-closed", color: DIMMED },
};
const WARNING: Look["icon"] = { id: "warning", color: "list.warningForeground" };

/** How a script looks. @param results its results in the last run of each event, the latest first */
export function scriptLook({ scan, file }: ScriptNode, results: readonly LastResult[]): Look {
  const [last] = results;
  const state = stateNote(file);
  const sharing = sharingNote(file, scan);
  const result = last === undefined ? null : lastResultNote(last);
  const label = printableLine(file.position === null ? file.fileName.text : file.name.text);
  const stateIcon =
    file.startProblem !== null && file.state === "enabled" ? WARNING : STATE_ICONS[file.state];
  const resultSign = last === undefined || file.state !== "enabled" ? null : resultIcon(last);
  const description = joined(state, sharing, result);
  return {
    label,
    description,
    icon: resultSign ?? stateIcon,
    tooltip: [
      printableLine(file.fileName.text),
      ...sentences(file, scan),
      ...results.map((one) => `${printableLine(one.event)}: ${resultText(one)}.`),
    ],
    spoken: joined(label, placeWords(file, scan), description),
  };
}

/** The mark comes first, since little of it can be seen in a narrow view: `✗ monitor · ERROR 1 · 0.057 s`. */
function lastResultNote(last: LastResult): string {
  const [mark = "", ...words] = resultText(last).split(" ");
  return `${mark} ${printableLine(last.event)} · ${words.join(" ")}`.replace(" · OK · ", " · ");
}

/** How a script looks that its box brings back. */
export function absentLook({ script }: AbsentNode): Look {
  const label = printableLine(script.fileName.text.replace(/\.script$/, ""));
  const isOffered = script.from === "vendor";
  const description = isOffered ? t("not enabled") : t("disabled: its link was removed");
  return {
    label,
    description,
    icon: { id: isOffered ? "library" : "circle-slash", color: DIMMED },
    tooltip: [
      printableLine(script.fileName.text),
      isOffered
        ? t("CTDB brings this script along, and no link in the event directory enables it.")
        : t("Its link was removed, as `ctdb event script disable` does."),
      t("Tick the box to make the link to `{0}`.", printableLine(script.target)),
    ],
    spoken: joined(label, description),
  };
}

/** What CTDB makes of a script, and what else is to be known of the file. */
function sentences(file: ScriptFile, scan: ScriptDirectory): readonly string[] {
  const { reason, startProblem, linkTarget, fileName } = file;
  const sharing = sharers(file, scan);
  return [
    ...(file.position === null || file.state !== "enabled" ? [reason.sentence] : []),
    ...(file.position === null ? [] : [t("{0} in the run order.", placeWords(file, scan))]),
    ...(scan.refusal === null ? [] : [scan.refusal]),
    ...(startProblem === null ? [] : [startProblem.sentence]),
    ...(sharing.length === 0 ? [] : [sharingSentence(file, sharing, scan.convention)]),
    ...(reason.code === "copy-runs" ? [reason.sentence] : []),
    ...(linkTarget === null ? [] : [t("A link to `{0}`.", printableLine(linkTarget))]),
    ...(isUtf8(fileName.bytes)
      ? []
      : [t("The name is not UTF-8, so that VS Code cannot open or rename the file; CTDB does not mind.")]),
  ];
}

/** `3rd of 17`; empty for what CTDB does not list. */
function placeWords({ position }: ScriptFile, scan: ScriptDirectory): string {
  return position === null ? "" : t("{0} of {1}", ordinal(position), listedFiles(scan).length);
}

/** The other scripts that have the number of one. */
function sharers(file: ScriptFile, scan: ScriptDirectory): readonly ScriptFile[] {
  const number = file.position === null ? null : scanNumber(file.fileName.bytes);
  return number === null ? [] : (byNumber(scan).get(number) ?? []).filter((other) => other !== file);
}

function sharingNote(file: ScriptFile, scan: ScriptDirectory): string | null {
  const [first, ...more] = sharers(file, scan);
  return first === undefined
    ? null
    : more.length === 0
      ? t("same number as {0}", printableLine(first.name.text))
      : t("same number as {0} and {1} more", printableLine(first.name.text), more.length);
}

function sharingSentence(file: ScriptFile, others: readonly ScriptFile[], convention: Convention): string {
  const all = [file, ...others]
    .toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0))
    .map(({ name }) => `\`${printableLine(name.text)}\``);
  const names = t("{0} and {1} share a number", all.slice(0, -1).join(", "), all.at(-1) ?? "");
  switch (convention.duplicates) {
    case "event-refused":
      return t("{0}, which CTDB {1} refuses.", names, releaseWords(convention.releases));
    case "readdir-order":
      return t(
        "{0}: CTDB {1} runs them as the file system lists them, which may differ from node to node.",
        names,
        releaseWords(convention.releases),
      );
    case "byte-order":
      return t("{0}: they run in the order of their names' bytes.", names);
  }
}

const known = new WeakMap<ScriptDirectory, ReadonlyMap<number, readonly ScriptFile[]>>();

/** What CTDB lists, by number; made once for each scan. */
function byNumber(scan: ScriptDirectory): ReadonlyMap<number, readonly ScriptFile[]> {
  let groups = known.get(scan);
  if (groups === undefined) {
    groups = Map.groupBy(listedFiles(scan), ({ fileName }) => scanNumber(fileName.bytes) ?? -1);
    known.set(scan, groups);
  }
  return groups;
}
