import { formatVersion } from "../../../ctdb/version.ts";
import { listedFiles, type ScriptDirectory } from "../../../scripts/scriptDirectory.ts";
import type { ScriptFile } from "../../../scripts/scriptFile.ts";
import { formatCount } from "../../formats.ts";
import { joined } from "../../tree/look.ts";
import { stateNote } from "../../tree/scriptReasons.ts";

/** How many scripts of a directory run, and of which CTDB. */
export function directoryNote(scan: ScriptDirectory): string {
  const listed = listedFiles(scan);
  const off = listed.filter(({ state }) => state !== "enabled").length;
  return joined(
    scan.refusal === null ? null : "every event is refused",
    formatCount(listed.length, "script", "scripts"),
    off === 0 ? null : `${off} disabled`,
    `CTDB ${formatVersion(scan.convention.version)}`,
  );
}

/** What else is to be known of a script than its name; `null`: nothing. */
export function scriptNote(file: ScriptFile): string | null {
  return file.state === "disabled" ? "disabled: not executable" : stateNote(file);
}
