import type { ShellParser } from "../../../shell/shellParser.ts";
import { type SourceFile, sourceFile } from "./sourceFile.ts";

/** All of CTDB's own scripts and the helper functions that they share are half of it. */
const MOST_LETTERS = 300_000;

/** By path, the longest unused first. */
const shelf = new Map<string, { readonly text: string; readonly file: SourceFile }>();

/**
 * The statements of a file, from the last time where its text is the same.
 * @throws {ParseLimitError} as the parser.
 */
export function shelvedFile(path: string, text: string, parser: ShellParser): SourceFile {
  const known = shelf.get(path);
  const entry = known?.text === text ? known : { text, file: sourceFile(path, text, parser) };
  shelf.delete(path);
  shelf.set(path, entry);
  let letters = 0;
  for (const [oldPath, { text: old }] of [...shelf].reverse()) {
    letters += old.length;
    if (letters > MOST_LETTERS) {
      shelf.delete(oldPath);
    }
  }
  return entry.file;
}
