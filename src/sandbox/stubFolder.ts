import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { SystemCalls } from "./perl.ts";

/** What the stub file needs to know; all paths are absolute. */
export interface StubFolderOptions {
  readonly nodeDirectory: string;
  readonly kitDirectory: string;
  readonly perl: string;
  readonly calls: SystemCalls;
  /** Folders with the real commands, for a stub that hands on to them. */
  readonly realPath: string;
  readonly ownStubs: string | null;
  readonly names: readonly string[];
}

/**
 * Makes the folder of stub commands of a virtual node: links to one file that knows kit and node, so
 * that scripts need no variables of ours in their environment.
 * @returns the folder, to be put first in PATH.
 */
export function makeStubFolder(options: StubFolderOptions): string {
  const stub = join(options.nodeDirectory, "stub");
  const folder = join(options.nodeDirectory, "bin");
  // Without `await`s: a hundred small steps take longer through Node's threads than by themselves.
  if (isMade(folder, stub, options)) {
    return folder;
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of options.names) {
    symlinkSync(stub, join(folder, name));
  }
  const fresh = `${stub}.new.${process.pid}`;
  writeFileSync(fresh, stubFile(options), { mode: 0o755 });
  chmodSync(fresh, 0o755);
  renameSync(fresh, stub);
  return folder;
}

/** The stub file is written last: where it is as it must be, the folder is what it was made with. */
function isMade(folder: string, stub: string, options: StubFolderOptions): boolean {
  try {
    return (
      readFileSync(stub, "utf8") === stubFile(options) &&
      readdirSync(folder).sort().join() === [...options.names].sort().join()
    );
  } catch {
    return false;
  }
}

function stubFile({
  perl,
  calls,
  kitDirectory,
  nodeDirectory,
  ownStubs,
  realPath,
}: StubFolderOptions): string {
  const args = [kitDirectory, nodeDirectory, ownStubs ?? "", realPath].map(quoted).join(", ");
  return (
    `#!${perl} -w\nour $gettimeofday = ${calls.gettimeofday};\n` +
    `require ${quoted(join(kitDirectory, "stub.pl"))};\nstub(${args}, @ARGV);\n`
  );
}

/** A Perl string that stands for exactly this text. */
function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
