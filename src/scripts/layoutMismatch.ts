import { t } from "@vscode/l10n";
import type { Convention } from "../ctdb/convention.ts";
import { formatVersion } from "../ctdb/version.ts";
import { detectConvention } from "./detectConvention.ts";
import type { DirectoryLayout } from "./directoryLayout.ts";
import type { ScriptDirectory } from "./scriptDirectory.ts";
import type { ScriptFile, StateReason } from "./scriptFile.ts";

/** A directory of one generation that is read as a release of the other does, which does not look into it. */
export interface LayoutMismatch {
  /** What the directory looks like. */
  readonly layout: DirectoryLayout;
  /** What was forced, what speaks against it and what CTDB makes of the directory: one sentence. */
  readonly sentence: string;
}

/**
 * Whether a release finds no event script in a directory, because scripts moved from `events.d/NN.name` to
 * `events/COMPONENT/NN.name.script` in 4.9 (12fd8d7a5c5, b23f3f99603): the layout is that of the other side.
 * @returns `null` where it fits, or where nothing speaks for an event directory.
 */
export async function layoutMismatch(
  directory: string,
  convention: Convention,
): Promise<LayoutMismatch | null> {
  const layout = await detectConvention(directory);
  const isComponent = convention.generation === "component";
  if (layout === null || (layout.generation === "component") === isComponent) {
    return null;
  }
  const place = isComponent ? "events/legacy/NN.name.script" : "events.d/NN.name";
  const sentence = t(
    "CTDB {0} follows the {1} convention and runs `{2}` only, but {3}: it runs none of the files here.",
    formatVersion(convention.version),
    convention.generation,
    place,
    layout.evidence,
  );
  return { layout, sentence };
}

/** A scan in which nothing is listed, and the folder is blamed for what is a script to one of the two generations. */
export function withMismatch(scan: ScriptDirectory, mismatch: LayoutMismatch | null): ScriptDirectory {
  return mismatch === null
    ? scan
    : { ...scan, refusal: null, files: scan.files.map((file) => notListed(file, mismatch.sentence)) };
}

/** What is wrong with the names of one generation to the other; a better name alone would not help. */
const NAME_CODES: readonly StateReason["code"][] = ["suffix", "second-dot"];

function notListed(file: ScriptFile, sentence: string): ScriptFile {
  return file.position !== null || NAME_CODES.includes(file.reason.code)
    ? {
        ...file,
        state: "ignored",
        position: null,
        startProblem: null,
        reason: { code: "other-folder", sentence },
      }
    : file;
}
