import { statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { NodeWishes } from "../runner/eventSandbox.ts";
import { errnoText, systemFailure } from "../scripts/systemError.ts";
import { type CommandName, UsageError } from "./usage.ts";

/** Options of every command that has to do with a virtual node. */
export const NODE_OPTIONS = ["profile", "stubs", "real"] as const;

/**
 * What the options say of the virtual node.
 * @throws {UsageError} where the profile that they name is not there, no plain file or wrong.
 */
export async function nodeWishes(
  options: Readonly<Record<string, string | undefined>>,
  kitDirectory: string,
  command: CommandName,
): Promise<NodeWishes> {
  const { profile, stubs, real } = options;
  return {
    kitDirectory,
    profilePath: profile === undefined ? null : await profileOption(profile, command),
    ownStubs: stubs === undefined ? null : stubsOption(stubs, command),
    realCommands: (real ?? "").split(",").filter((name) => name !== ""),
  };
}

function stubsOption(stubs: string, command: CommandName): string {
  const path = resolve(stubs);
  const problem = stubs === "" ? "is empty" : problemOf(path, "folder");
  if (problem !== null) {
    throw new UsageError(
      `--stubs takes a folder of commands: ${stubs === "" ? "the name" : path} ${problem}.`,
      command,
    );
  }
  return path;
}

/**
 * The program for scripts that hang.
 * @throws {UsageError} where it is not there, so that CTDB would run nothing.
 */
export function debugScriptOption(file: string | undefined, command: CommandName): string | undefined {
  if (file === undefined || file === "") {
    return file;
  }
  const path = resolve(file);
  const problem = problemOf(path, "file");
  if (problem !== null) {
    throw new UsageError(`--debug-script: ${path} ${problem}.`, command);
  }
  return path;
}

/** Nobody who names a profile wants a node without it, or with a part of it. */
async function profileOption(profile: string, command: CommandName): Promise<string> {
  if (profile === "") {
    throw new UsageError("--profile takes a file.", command);
  }
  const path = resolve(profile);
  const problem = problemOf(path, "file");
  if (problem !== null) {
    throw new UsageError(`--profile: ${path} ${problem}.`, command);
  }
  const { readProfile } = await import("../virtualNode/profile/profileRead.ts");
  const text = await readFile(path, "utf8").catch(() => null); // whoever opens the node says why
  const wrong = text === null ? [] : readProfile(text).problems.filter((one) => one.severity === "error");
  if (wrong.length > 0) {
    const lines = wrong.map(({ line, column, sentence }) => `\n${path}:${line}:${column}: ${sentence}`);
    throw new UsageError(`--profile: the file is wrong, and nothing was done.${lines.join("")}`, command);
  }
  return path;
}

function problemOf(path: string, kind: "file" | "folder"): string | null {
  try {
    const found = statSync(path);
    if (kind === "folder") {
      return found.isDirectory() ? null : "is no folder";
    }
    return found.isFile() ? null : "is no plain file";
  } catch (error) {
    const failure = systemFailure(error);
    return failure?.code === "ENOENT"
      ? "does not exist"
      : `cannot be read: ${failure === null ? String(error) : errnoText(failure.errno)}`;
  }
}
