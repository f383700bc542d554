import { basename } from "node:path";
import { ctdbBaseOf } from "./ctdbBase.ts";
import { entryPath, readEntries } from "./directoryEntry.ts";
import { compareBytes, fileName } from "./fileNames.ts";
import { isListed } from "./nameRule.ts";
import { ScanError } from "./scanError.ts";
import type { ScriptDirectory } from "./scriptDirectory.ts";
import type { FileName } from "./scriptFile.ts";

/** A script of the vendor that nothing in the event directory enables. */
export interface OfferedScript {
  readonly fileName: FileName;
  /** Absolute path. */
  readonly path: string;
}

const INSTALLED_BASE = /\/etc\/ctdb$/;

/**
 * Where CTDB keeps the scripts that links in an event directory enable: `usr/share/ctdb/events/COMPONENT` beside
 * `etc/ctdb` (`event/event_tool.c`, 4.9+). `null` for directories that are not as installed.
 */
export function vendorDirectoryOf({
  path,
  convention,
}: Pick<ScriptDirectory, "path" | "convention">): string | null {
  const base = ctdbBaseOf(path, convention.generation);
  return convention.enable === "link-or-chmod" && INSTALLED_BASE.test(base)
    ? `${base.replace(INSTALLED_BASE, "")}/usr/share/ctdb/events/${basename(path)}`
    : null;
}

/** The vendor's scripts whose names the event directory does not have, in run order; none where there is no vendor's directory. */
export async function offeredScripts(directory: ScriptDirectory): Promise<readonly OfferedScript[]> {
  const vendor = vendorDirectoryOf(directory);
  if (vendor === null) {
    return [];
  }
  const known = new Set(directory.files.map(({ fileName: own }) => own.bytes.toString("latin1")));
  try {
    return (await readEntries(vendor))
      .filter(({ name }) => isListed(name, directory.convention.names) && !known.has(name.toString("latin1")))
      .sort((a, b) => compareBytes(a.name, b.name))
      .map(({ name }) => ({ fileName: fileName(name), path: entryPath(vendor, name).toString("utf8") }));
  } catch (error) {
    if (error instanceof ScanError) {
      return []; // there is none, or this user may not look
    }
    throw error;
  }
}
