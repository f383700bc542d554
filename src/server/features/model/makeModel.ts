import { basename } from "node:path";
import { type ConfigFileKind, configFileKind } from "../../../configFiles/configFileKind.ts";
import type { Convention } from "../../../ctdb/convention.ts";
import { type EventScript, readEventScript } from "../../../scripts/eventScript/eventScript.ts";
import { LibraryShelf } from "../../../scripts/eventScript/libraries.ts";
import type { ScriptFile } from "../../../scripts/scriptFile.ts";
import { isCaseFileName } from "../../../scripts/testFileNames.ts";
import { readFirstLine } from "../../../shell/interpreter.ts";
import type { ShellParser } from "../../../shell/shellParser.ts";
import { LineIndex } from "../../../text/lineIndex.ts";
import { type DocumentModel, NOTHING_SOURCED } from "./documentModel.ts";
import type { KnownDirectory } from "./knownDirectory.ts";

/** What a model is made of. */
export interface ModelSource {
  readonly uri: string;
  /** Absolute path. */
  readonly path: string;
  readonly text: string;
  readonly convention: Convention;
  /** The event directory that it lies in, or whose `CTDB_BASE` it lies in. */
  readonly directory: KnownDirectory | null;
  readonly shelf: LibraryShelf | null;
  /** Names in the file's folder, as far as its kind depends on them. */
  readonly siblings: readonly string[];
}

/** Entries that are no scripts, whatever they hold. */
const NO_SCRIPTS = new Set<ScriptFile["reason"]["code"]>([
  "options-file",
  "test-file",
  "documentation",
  "directory",
  "backup",
  "package-copy",
]);
/** Names that files of shell code have which need no first line, since scripts source them. */
const SOURCED = /^(?![A-Z]+$)[\w-]+$|\.(?:sh|bash|functions|include|inc)$/;

/**
 * Reads a file for the language features.
 * @throws {ParseLimitError} where it cannot be read as shell in time
 */
export async function makeModel(source: ModelSource, parser: ShellParser): Promise<DocumentModel> {
  const { uri, path, text, convention, directory, siblings } = source;
  const entry = entryAt(path, directory);
  const configKind = configFileKind(path, siblings);
  const script = readScript(source, entry, configKind, parser);
  const shelf = source.shelf ?? (directory && new LibraryShelf(directory.base, directory.path, parser));
  const sourced =
    script === null || shelf === null ? NOTHING_SOURCED : await shelf.sourcedBy(path, script.sources);
  return {
    uri,
    path,
    text,
    lines: script?.shell.lines ?? new LineIndex(text),
    convention,
    script,
    sourced,
    directory,
    entry,
    shelf,
    configKind: script === null ? configKind : null,
  };
}

function entryAt(path: string, directory: KnownDirectory | null): ScriptFile | null {
  const prefix = directory === null ? "" : `${directory.path}/`;
  if (directory === null || !path.startsWith(prefix)) {
    return null;
  }
  const name = path.slice(prefix.length);
  return directory.scan.files.find(({ fileName }) => fileName.text === name) ?? null;
}

function readScript(
  { path, text, directory }: ModelSource,
  entry: ScriptFile | null,
  configKind: ConfigFileKind | null,
  parser: ShellParser,
): EventScript | null {
  const isOther = entry !== null && entry.state === "ignored" && NO_SCRIPTS.has(entry.reason.code);
  if (
    directory === null ||
    configKind !== null ||
    isOther ||
    isCaseFileName(basename(path)) ||
    text.includes("\0")
  ) {
    return null;
  }
  const dialect = readFirstLine(text)?.dialect ?? null;
  const isShell =
    dialect === null
      ? entry !== null || SOURCED.test(basename(path))
      : dialect === "sh" || dialect === "bash";
  return isShell ? readEventScript(parser.parse(text)) : null;
}
