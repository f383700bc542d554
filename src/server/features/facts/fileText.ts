import { formatVersion } from "../../../ctdb/version.ts";
import { listedFiles } from "../../../scripts/scriptDirectory.ts";
import type { ScriptFile } from "../../../scripts/scriptFile.ts";
import type { KnownDirectory } from "../model/knownDirectory.ts";
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
  const title =
    entry.position === null
      ? `**\`${entry.fileName.text}\`** is not run by ${release}`
      : `**\`${entry.fileName.text}\`** is number ${entry.position} of ${listed.length} in the run order of ${release}: ${doesNotStart ? "does not start" : entry.state}`;
  return paragraphs(
    title,
    doesNotStart ? "" : entry.reason.sentence,
    entry.startProblem?.sentence ?? "",
    entry.position === null
      ? ""
      : [
          ...(before === undefined ? [] : [`- Before it: \`${before.fileName.text}\``]),
          ...(after === undefined ? [] : [`- After it: \`${after.fileName.text}\``]),
        ].join("\n"),
    scan.refusal ?? "",
  );
}
