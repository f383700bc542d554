import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { t } from "@vscode/l10n";
import { readRegularFile } from "../scripts/regularFile.ts";
import { findAbsoluteCalls, findPathChanges } from "./absoluteCalls.ts";
import { COMMAND_FOLDERS } from "./bubblewrap.ts";
import { hostCommand, PATIENCE_MS } from "./hostSandbox.ts";
import {
  createNodeSandbox,
  type EnteredMode,
  type NodeSandboxOptions,
  type ReadyNode,
} from "./nodeSandbox.ts";
import { openLauncher } from "./openLauncher.ts";
import { findPerl, systemCalls } from "./perl.ts";
import { type Program, type Sandbox, type SandboxNote, type SandboxOptions, warning } from "./sandbox.ts";
import { behindBaseLinks } from "./shownPaths.ts";
import { makeStubFolder } from "./stubFolder.ts";
import { checkWorkingDirectory } from "./workingDirectory.ts";

/** More would hide the rest of a report. */
const MAX_TOLD = 20;

/**
 * Runs scripts on this machine with stub commands first in PATH: where namespaces cannot be had. What
 * a script writes is written on this machine, and a command named by its absolute path is the real one.
 * @param reason why this mode was chosen, for the report.
 */
export function createStubbedSandbox(options: NodeSandboxOptions, reason: string): Sandbox {
  return createNodeSandbox(options, {
    mode: "stubbed",
    reason,
    enter: (ready, sandboxOptions) => enter(options, ready, sandboxOptions),
  });
}

async function enter(
  options: NodeSandboxOptions,
  { node, stubs }: ReadyNode,
  { environment, workingDirectory }: SandboxOptions,
): Promise<EnteredMode> {
  await checkWorkingDirectory(workingDirectory);
  const calls = systemCalls();
  const perl = await findPerl();
  const folder = makeStubFolder({
    nodeDirectory: node.directory,
    kitDirectory: options.kitDirectory,
    perl,
    calls,
    realPath: COMMAND_FOLDERS.join(":"),
    ownStubs: options.ownStubs,
    names: stubs,
    sharedFolder: options.sharedFolder,
  });
  const files = join(node.directory, "files");
  const inside = {
    ...environment,
    PATH: `${folder}:${environment.PATH ?? ""}`,
    CTDB_BASE: join(node.directory, "base"),
    CTDB_HELPER_BINDIR: folder,
    CTDB_SCRIPT_VARDIR: await madeFolder(files, "var", "lib", "ctdb", "scripts"),
    TMPDIR: await madeFolder(files, "tmp"),
  };
  const launcher = await openLauncher(hostCommand(perl, options.kitDirectory, calls, PATIENCE_MS), {
    environment: inside,
    workingDirectory,
  });
  const started = new Set<string>();
  return {
    environment: inside,
    machinePath: (path) => behindBaseLinks(path, join(node.directory, "base")),
    start(program: Program, onOutput) {
      started.add(program.path.toString());
      return launcher.start(program, onOutput);
    },
    sweep: (graceMs) => launcher.sweep(graceMs),
    gone: launcher.gone,
    async leave() {
      await launcher.finish();
      const functions = join(node.directory, "base", "functions");
      return { notes: await absoluteCallNotes([...started, functions], new Set(stubs)) };
    },
  };
}

async function madeFolder(...parts: string[]): Promise<string> {
  const path = join(...parts);
  await mkdir(path, { recursive: true });
  return path;
}

/** The calls that no stub command could catch, from the text of what ran. */
async function absoluteCallNotes(
  files: readonly string[],
  names: ReadonlySet<string>,
): Promise<SandboxNote[]> {
  const texts = await Promise.all(files.map((file) => readRegularFile(file).catch(() => "")));
  const found = files.flatMap((file, index) => findAbsoluteCalls(file, texts[index] ?? "", names));
  const notes = found
    .slice(0, MAX_TOLD)
    .map(({ file, line, command }) =>
      t(
        "{0} names {1} by its absolute path: where it ran, it was this machine's own.",
        `${file}:${line}`,
        command,
      ),
    );
  const more = found.length - notes.length;
  const changes = files
    .flatMap((file, index) => findPathChanges(file, texts[index] ?? ""))
    .slice(0, MAX_TOLD)
    .map(({ file, line }) =>
      t(
        "{0} sets PATH: behind it commands were this machine's own, and no stub commands. Put `$PATH` first.",
        `${file}:${line}`,
      ),
    );
  const told = more > 0 ? [...notes, t("{0} more commands are named by absolute paths.", more)] : notes;
  return [...changes, ...told].map(warning);
}
