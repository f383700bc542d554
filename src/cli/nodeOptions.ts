import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { NodeWishes } from "../runner/eventSandbox.ts";
import { errnoText, systemFailure } from "../scripts/systemError.ts";
import { type CommandName, UsageError } from "./usage.ts";

/** Options of every command that has to do with a virtual node. */
export const NODE_OPTIONS = ["profile", "stubs", "real"] as const;

/**
 * What the options say of the virtual node.
 * @throws {UsageError} where the profile that they name is not there or no plain file.
 */
export function nodeWishes(
  options: Readonly<Record<string, string | undefined>>,
  kitDirectory: string,
  command: CommandName,
): NodeWishes {
  const { profile, stubs, real } = options;
  return {
    kitDirectory,
    profilePath: profile === undefined ? null : profileOption(profile, command),
    ownStubs: stubs === undefined ? null : resolve(stubs),
    realCommands: (real ?? "").split(",").filter((name) => name !== ""),
  };
}

/** Nobody who names a profile wants a node without one. */
function profileOption(profile: string, command: CommandName): string {
  if (profile === "") {
    throw new UsageError("--profile takes a file.", command);
  }
  const path = resolve(profile);
  const problem = problemOf(path);
  if (problem !== null) {
    throw new UsageError(`--profile: ${path} ${problem}.`, command);
  }
  return path;
}

function problemOf(path: string): string | null {
  try {
    return statSync(path).isFile() ? null : "is no plain file";
  } catch (error) {
    const failure = systemFailure(error);
    return failure?.code === "ENOENT"
      ? "does not exist"
      : `cannot be read: ${failure === null ? String(error) : errnoText(failure.errno)}`;
  }
}
