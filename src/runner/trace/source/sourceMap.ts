import { isAbsolute, resolve } from "node:path";
import { readSource } from "../../../scripts/sourceText.ts";
import type { ShellParser } from "../../../shell/shellParser.ts";
import type { SourceFile } from "./sourceFile.ts";
import { shelvedFile } from "./sourceShelf.ts";

const MOST_FILES = 100;

/** Where the files of a script lie, and what is in those that can be read. */
export interface SourceMap {
  /** Absolute path on this machine of a file as bash names it. */
  pathOf(source: string): string;
  /** All that could be read. */
  readonly files: readonly SourceFile[];
  /** `null` where it cannot be read or is no shell. */
  fileOf(source: string): SourceFile | null;
}

/** What decides where a name leads. */
export interface SourcePlaces {
  readonly scriptPath: string;
  /** Where relative names begin, the likeliest first. */
  readonly folders: readonly string[];
  readonly toMachinePath: (path: string) => string;
}

/**
 * Reads the files that the records of a script name.
 * @param sources `BASH_SOURCE` of the records
 */
export async function loadSources(
  sources: Iterable<string>,
  { scriptPath, folders, toMachinePath }: SourcePlaces,
  parser: ShellParser,
): Promise<SourceMap> {
  const paths = new Map<string, string>();
  const files = new Map<string, SourceFile | null>();
  const machinePath = toMachinePath(scriptPath);
  for (const source of sources) {
    if (paths.has(source) || paths.size >= MOST_FILES) {
      continue;
    }
    const isRelative = !isAbsolute(source);
    const names =
      source === scriptPath
        ? [scriptPath]
        : isRelative
          ? folders.map((folder) => resolve(folder, source))
          : [source];
    for (const name of names) {
      const path = name === scriptPath ? machinePath : toMachinePath(name);
      const file = files.get(path) ?? (await readFile(path, parser));
      files.set(path, file);
      if (file !== null || !paths.has(source)) {
        paths.set(source, path);
      }
      if (file !== null) {
        break;
      }
    }
  }
  const pathOf = (source: string): string => paths.get(source) ?? toMachinePath(source);
  return {
    pathOf,
    files: [...files.values()].filter((file) => file !== null),
    fileOf: (source) => files.get(pathOf(source)) ?? null,
  };
}

async function readFile(path: string, parser: ShellParser): Promise<SourceFile | null> {
  try {
    const { text, isBinary } = await readSource(path);
    return isBinary ? null : shelvedFile(path, text, parser);
  } catch {
    return null; // gone, no file, or not to be read as shell: then its lines have no statements
  }
}
