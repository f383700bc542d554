import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { KIT_DIRECTORY } from "./kit.ts";
import type { TemporaryDirectory } from "./temporaryDirectory.ts";

/** A virtual node with the tables of one test, and its stub commands to call. */
export interface StubNode {
  readonly directory: string;
  /** Calls a stub command by its name, as a script would. */
  call(command: string, ...args: readonly string[]): StubResult;
  /** Calls it with something on standard input. */
  callWith(input: string, command: string, ...args: readonly string[]): StubResult;
  /** The rows of a table, each as its line, without the head. */
  rows(table: string): readonly string[];
  write(table: string, lines: readonly string[]): void;
  /** The lines of the record of calls, each as its fields. */
  calls(): readonly (readonly string[])[];
}

export interface StubResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Makes a virtual node in a test's folder (see `useTemporaryDirectory`).
 * @param tables by name: the head without `# ` first, then the rows; for example `{ settings: ["NAME VALUE", "pnn 0"] }`.
 */
export function makeStubNode(
  folder: TemporaryDirectory,
  tables: Readonly<Record<string, readonly string[]>>,
): StubNode {
  const directory = folder.folder("node");
  mkdirSync(join(directory, "bin"));
  const stub = join(directory, "stub");
  writeFileSync(
    stub,
    `#!/usr/bin/perl -w\nour $gettimeofday = ${process.arch === "x64" ? 96 : 0};\nrequire '${KIT_DIRECTORY}/stub.pl';\n` +
      `stub('${KIT_DIRECTORY}', '${directory}', '', '/usr/sbin:/usr/bin:/sbin:/bin', @ARGV);\n`,
  );
  chmodSync(stub, 0o755);
  const write = (table: string, [head, ...lines]: readonly string[]) =>
    writeFileSync(join(directory, table), `# ${[head, ...lines].join("\n")}\n`);
  for (const [table, lines] of Object.entries(tables)) {
    write(table, lines);
  }
  const linked = new Set<string>();
  const callWith = (input: string, command: string, ...args: readonly string[]): StubResult => {
    const path = join(directory, "bin", command);
    if (!linked.has(command)) {
      symlinkSync(stub, path);
      linked.add(command);
    }
    const { status, stdout, stderr } = spawnSync(path, args, { input, encoding: "utf8", timeout: 15_000 });
    return { status, stdout, stderr };
  };
  return {
    directory,
    callWith,
    call: (command, ...args) => callWith("", command, ...args),
    rows: (table) => readFileSync(join(directory, table), "utf8").trimEnd().split("\n").slice(1),
    write,
    calls: () =>
      readFileSync(join(directory, "calls"), "utf8")
        .trimEnd()
        .split("\n")
        .map((line) => line.split("\t")),
  };
}
