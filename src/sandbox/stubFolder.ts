import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
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
  /**
   * A folder in which the nodes of one owner share what is the same for all of them; whoever made it removes it. Without
   * one the node has stub commands of its own.
   */
  readonly sharedFolder?: string | undefined;
}

/**
 * Makes the folder of stub commands of a virtual node: links to one file that knows kit and node, so
 * that scripts need no variables of ours in their environment.
 * @returns the folder, to be put first in PATH.
 */
export function makeStubFolder(options: StubFolderOptions): string {
  const { nodeDirectory, sharedFolder } = options;
  const folder = join(nodeDirectory, "bin");
  if (sharedFolder !== undefined) {
    linkTo(sharedStubs(sharedFolder, options), folder);
    return folder;
  }
  const text = stubFile(options, quoted(nodeDirectory));
  const stub = join(nodeDirectory, "stub");
  // Without `await`s: a hundred small steps take longer through Node's threads than by themselves.
  if (!isMade(folder, stub, text, options.names)) {
    rmSync(folder, { recursive: true, force: true });
    makeStubs(folder, stub, text, options.names);
  }
  return folder;
}

/** The node's folder by the path of the command, where many nodes share one file. */
const NODE_OF_COMMAND = `$0 =~ m{\\A(/.*)/bin/[^/]*\\z}s ? $1 : die("$0: call it by its path in a virtual node\\n")`;

/** Stub commands for many nodes: made once, since a hundred links take longer than all else of a node. */
function sharedStubs(sharedFolder: string, options: StubFolderOptions): string {
  const text = stubFile(options, NODE_OF_COMMAND);
  const mark = createHash("sha256")
    .update(JSON.stringify([text, options.names]))
    .digest("hex")
    .slice(0, 16);
  const place = join(sharedFolder, `stubs-${mark}`);
  if (!existsSync(place)) {
    const made = `${place}.new.${process.pid}`;
    mkdirSync(made, { recursive: true });
    makeStubs(join(made, "bin"), join(made, "stub"), text, options.names, "../stub");
    renameSync(made, place);
  }
  return join(place, "bin");
}

function makeStubs(
  folder: string,
  stub: string,
  text: string,
  names: readonly string[],
  target: string = stub,
): void {
  mkdirSync(folder, { recursive: true });
  for (const name of names) {
    symlinkSync(target, join(folder, name));
  }
  const fresh = `${stub}.new.${process.pid}`;
  writeFileSync(fresh, text, { mode: 0o755 });
  chmodSync(fresh, 0o755);
  renameSync(fresh, stub);
}

/** Puts a link in place; what a script laid there goes. */
function linkTo(target: string, path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isSymbolicLink() === true && readlinkSync(path) === target) {
    return;
  }
  rmSync(path, { recursive: true, force: true });
  symlinkSync(target, path);
}

/** The stub file is written last: where it is as it must be, the folder is what it was made with. */
function isMade(folder: string, stub: string, text: string, names: readonly string[]): boolean {
  try {
    return (
      readFileSync(stub, "utf8") === text && readdirSync(folder).sort().join() === [...names].sort().join()
    );
  } catch {
    return false;
  }
}

/** @param node a Perl expression for the node's folder. */
function stubFile(
  { perl, calls, kitDirectory, ownStubs, realPath }: StubFolderOptions,
  node: string,
): string {
  const args = [quoted(kitDirectory), node, quoted(ownStubs ?? ""), quoted(realPath)].join(", ");
  return (
    `#!${perl} -w\nour $gettimeofday = ${calls.gettimeofday};\n` +
    `require ${quoted(join(kitDirectory, "stub.pl"))};\nstub(${args}, @ARGV);\n`
  );
}

/** A Perl string that stands for exactly this text. */
function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
