import { realpath } from "node:fs/promises";
import { resolve } from "node:path";
import { readRegularFile } from "../../scripts/regularFile.ts";
import type { LastResult } from "../run/lastResults.ts";
import type { ScriptTexts } from "../workspace/scriptTexts.ts";
import { type Lines, readLine } from "./followLine.ts";
import type { LabelOf } from "./handlerLabels.ts";
import type { PlacedMark } from "./markBook.ts";
import { type Mark, marksOf } from "./resultMarks.ts";

/** How often a label is asked for again when the text changed meanwhile. */
const MOST_QUESTIONS = 3;

/** A text that can be looked at; `version` grows with every change. */
export interface VersionedLines extends Lines {
  readonly version: number;
}

/** What marks are made with. */
export interface MarkSources {
  readonly labelOf: LabelOf;
  /** Tells which files change. */
  readonly texts: Pick<ScriptTexts, "listen">;
  /** The open document with exactly this path, where there is one. */
  readonly documentAt: (path: string) => VersionedLines | null;
}

/** The marks of a result, and whether there is nothing more to find out. */
export interface MadeMarks {
  readonly marks: readonly PlacedMark[];
  readonly isFinal: boolean;
}

/** Makes the marks of a result. Statements are found in what was run, that is on disk, and labels in what is edited. */
export async function makeMarks(result: LastResult, sources: MarkSources): Promise<MadeMarks> {
  const { label, lines } = await findLabel(result, sources);
  const placed = await Promise.all(
    marksOf(result, label ?? null).map((mark) => place(mark, isAtLabel(mark) ? lines : null)),
  );
  return { marks: placed.filter((mark) => mark !== null), isFinal: label !== undefined };
}

/** The file that a path leads to; the path where that cannot be told. */
export async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    return resolve(path);
  }
}

/** The lines of a file on disk; `null` where it cannot be read. */
export async function linesOnDisk(path: string): Promise<Lines | null> {
  try {
    const lines = (await readRegularFile(path)).split(/\r\n|\r|\n/);
    return { lineCount: lines.length, lineAt: (line) => ({ text: lines[line] ?? "" }) };
  } catch {
    return null; // gone: there is nothing to mark
  }
}

function isAtLabel({ kind, message }: Mark): boolean {
  return kind === "label" || (kind === "failure" && message?.precision !== "statement");
}

async function findLabel(
  { path, event }: LastResult,
  { labelOf, documentAt }: MarkSources,
): Promise<{ readonly label: number | null | undefined; readonly lines: Lines | null }> {
  for (let asked = 0; asked < MOST_QUESTIONS; asked++) {
    const version = documentAt(path)?.version;
    const label = await labelOf(path, event);
    const document = documentAt(path);
    if (document?.version === version) {
      return { label, lines: document };
    }
  }
  return { label: undefined, lines: null };
}

async function place(mark: Mark, known: Lines | null): Promise<PlacedMark | null> {
  const lines = known ?? (await linesOnDisk(mark.path));
  const lineText = lines === null ? null : readLine(lines, mark.line);
  return lineText === null
    ? null
    : { mark, realPath: await realPathOf(mark.path), lineText, line: mark.line };
}
