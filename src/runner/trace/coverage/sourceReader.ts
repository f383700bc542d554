import { isAbsolute, resolve } from "node:path";
import { readSourceAtOnce } from "../../../scripts/sourceText.ts";
import type { ShellParser } from "../../../shell/shellParser.ts";
import type { SourceFile } from "../source/sourceFile.ts";
import { shelvedFile } from "../source/sourceShelf.ts";

/** Where a script's files are looked for. */
export interface ReaderPlaces {
  /** Absolute path of the event script, as bash is given it. */
  readonly scriptPath: string;
  /** What relative names begin from. */
  readonly workingDirectory: string;
  readonly toMachinePath: (path: string) => string;
}

/** Reads the files that records name while their script runs: what is executed is what stands in them then. */
export function sourceReader(
  { scriptPath, workingDirectory, toMachinePath }: ReaderPlaces,
  parser: ShellParser,
): (source: string) => SourceFile | null {
  return (source) => {
    const name = source === scriptPath || isAbsolute(source) ? source : resolve(workingDirectory, source);
    try {
      const path = toMachinePath(name);
      const { text, isBinary } = readSourceAtOnce(path);
      return isBinary ? null : shelvedFile(path, text, parser);
    } catch {
      return null; // gone, no file, or not to be read as shell: then nothing of it can be counted
    }
  };
}
