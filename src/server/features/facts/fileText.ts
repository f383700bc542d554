import { t } from "@vscode/l10n";
import { formatVersion } from "../../../ctdb/version.ts";
import { listedFiles } from "../../../scripts/scriptDirectory.ts";
import type { ScriptFile } from "../../../scripts/scriptFile.ts";
import type { KnownDirectory } from "../model/knownDirectory.ts";
import { stateWord } from "./stateWord.ts";
import { paragraphs } from "./versionText.ts";

/** What CTDB makes of a file of an event directory: its place in the run order, its state and why. Markdown. */
export function fileText(
  entry: ScriptFile,
  { scan, convention }: Pick<KnownDirectory, "scan" | "convention">,
): string {
  const listed = listedFiles(scan);
  const at = entry.position === null ? -1 : entry.position - 1;
  const before = listed[at - 1];
  const after = listed[at + 1];
  const release = `CTDB ${formatVersion(convention.version)}`;
  // That it is enabled would contradict what CTDB shows of it.
  const doesNotStart = entry.state === "enabled" && entry.startProblem !== null;
  const name = `**\`${entry.fileName.text}\`**`;
  const title =
    entry.position === null
      ? t("{0} is not run by {1}", name, release)
      : t(
          "{0} is number {1} of {2} in the run order of {3}: {4}",
          name,
          entry.position,
          listed.length,
          release,
          doesNotStart ? t("does not start") : stateWord(entry.state),
        );
  return paragraphs(
    title,
    doesNotStart ? "" : entry.reason.sentence,
    entry.startProblem?.sentence ?? "",
    entry.position === null
      ? ""
      : [
          ...(before === undefined ? [] : [`- ${t("Before it: {0}", `\`${before.fileName.text}\``)}`]),
          ...(after === undefined ? [] : [`- ${t("After it: {0}", `\`${after.fileName.text}\``)}`]),
        ].join("\n"),
    scan.refusal ?? "",
  );
}
