import type { ConfigFileKind } from "../../../configFiles/configFileKind.ts";
import type { Convention } from "../../../ctdb/convention.ts";
import type { EventScript } from "../../../scripts/eventScript/eventScript.ts";
import type { LibraryShelf, SourcedFiles } from "../../../scripts/eventScript/libraries.ts";
import type { ScriptFile } from "../../../scripts/scriptFile.ts";
import type { LineIndex } from "../../../text/lineIndex.ts";
import type { KnownDirectory } from "./knownDirectory.ts";

/** Everything that the language features know of one version of a file. */
export interface DocumentModel {
  /** As the editor writes it. */
  readonly uri: string;
  /** Absolute path. */
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** What the target release does. */
  readonly convention: Convention;
  /** The script in sh or bash; `null` for everything else. */
  readonly script: EventScript | null;
  /** What the script gets from other files. */
  readonly sourced: SourcedFiles;
  /** The event directory that it lies in, or whose `CTDB_BASE` it lies in; `null` for any other file. */
  readonly directory: KnownDirectory | null;
  /** Its entry in the event directory; `null` for files that lie elsewhere. */
  readonly entry: ScriptFile | null;
  /** Reads what scripts of the directory source. */
  readonly shelf: LibraryShelf | null;
  /** Which configuration file it is; `null` for scripts. */
  readonly configKind: ConfigFileKind | null;
}

/** A model of a shell script. */
export interface ScriptModel extends DocumentModel {
  readonly script: EventScript;
}

/** Whether the model is that of a shell script. */
export function isScriptModel(model: DocumentModel): model is ScriptModel {
  return model.script !== null;
}

/** What a script has that sources nothing. */
export const NOTHING_SOURCED: SourcedFiles = {
  libraries: [],
  functions: new Map(),
  isComplete: true,
  hasFunctions: false,
};
