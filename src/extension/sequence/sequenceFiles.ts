import { basename, dirname } from "node:path";
import * as vscode from "vscode";
import type { Convention } from "../../ctdb/convention.ts";
import { conventionFor } from "../../ctdb/conventions.ts";
import { NEWEST_VERSION } from "../../ctdb/version.ts";
import { findEventDirectories } from "../../scripts/findEventDirectories.ts";
import { readRegularFile } from "../../scripts/regularFile.ts";
import type { ReadSequence } from "../../sequences/sequenceRead.ts";
import type { SettingsReader } from "../run/plannedRun.ts";
import { chooseConvention } from "../settings/conventionChoice.ts";

/** Names of sequence files, whatever the language of the document. */
export const SEQUENCE_FILES = "**/{ctdb-sequence,*.ctdb-sequence}.{yaml,yml}";

const MOST_FILES = 200;
/** Looked at around a file, not in a whole disk. */
const MOST_ENTRIES = 5000;

/** A sequence in a file. */
export interface FoundSequence extends ReadSequence {
  readonly path: string;
  /** Its name: the file's without `.ctdb-sequence.yaml`. */
  readonly name: string;
}

/** The sequence files of the workspace, read for a release; those that cannot be read are left out. */
export async function sequenceFiles(convention: Convention): Promise<FoundSequence[]> {
  const files = await vscode.workspace.findFiles(SEQUENCE_FILES, "**/node_modules/**", MOST_FILES);
  const read = files
    .filter(({ scheme }) => scheme === "file")
    .map(({ fsPath }) => readSequenceFile(fsPath, convention).catch(() => null));
  return (await Promise.all(read))
    .filter((found) => found !== null)
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** @throws what the file system throws. */
export async function readSequenceFile(path: string, convention: Convention): Promise<FoundSequence> {
  const [text, { readSequence }] = await Promise.all([
    readRegularFile(path),
    // YAML and the schema are only loaded where there is a sequence.
    import("../../sequences/sequenceRead.ts"),
  ]);
  const name = sequenceName(path);
  return { ...readSequence(text, name, convention), path, name };
}

export function sequenceName(path: string): string {
  return basename(path).replace(/\.?ctdb-sequence\.ya?ml$/, "") || "ctdb-sequence";
}

/** The event directory that a sequence file is for: the first one in or below its folder, or `null`. */
export async function directoryBeside(path: string): Promise<string | null> {
  const { directories } = await findEventDirectories(dirname(path), { maxEntries: MOST_ENTRIES });
  return directories[0]?.path ?? null;
}

/** The release that a sequence file is checked for: that of the event directory beside it, else the newest. */
export async function conventionBeside(path: string, settingsFor: SettingsReader): Promise<Convention> {
  try {
    const directory = await directoryBeside(path);
    if (directory !== null) {
      return await chooseConvention(directory, settingsFor(directory));
    }
  } catch {
    // Settings that make no sense have messages of their own.
  }
  return conventionFor(NEWEST_VERSION);
}
