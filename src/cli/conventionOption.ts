import { resolve } from "node:path";
import type { Convention, Generation } from "../ctdb/convention.ts";
import { parseVersion } from "../ctdb/version.ts";
import { type LayoutMismatch, layoutMismatch } from "../scripts/layoutMismatch.ts";
import { ConventionError, resolveConvention } from "../scripts/resolveConvention.ts";
import { oneOf } from "./commandLine.ts";
import type { Streams } from "./output.ts";
import { type CommandName, UsageError } from "./usage.ts";

const GENERATIONS: readonly Generation[] = ["classic", "events.d", "component"];

/** Options that every command takes. */
export const CONVENTION_OPTIONS = ["convention", "target-version"] as const;

/**
 * The convention that the options choose for a directory.
 * @throws {UsageError} for an empty path, a name or a release that makes no sense.
 */
export async function conventionOption(
  directory: string,
  options: Readonly<Record<string, string>>,
  command: CommandName,
): Promise<Convention> {
  if (directory === "") {
    // resolve() would take it for the current one: an unset variable must not run anything.
    throw new UsageError("The directory's name is empty.", command);
  }
  const generation = oneOf(options.convention, GENERATIONS, "convention", command);
  const text = options["target-version"];
  const version = text === undefined ? undefined : (parseVersion(text) ?? undefined);
  if (text !== undefined && version === undefined) {
    throw new UsageError(`--target-version takes a release such as 4.17 or 1.0.112, not “${text}”.`, command);
  }
  try {
    return await resolveConvention(resolve(directory), { generation, version });
  } catch (error) {
    throw error instanceof ConventionError ? new UsageError(error.message, command) : error;
  }
}

/** What is wrong with a directory into which the chosen release does not look, and the way out. */
export function mismatchText({ sentence }: LayoutMismatch): string {
  return `${sentence} Change --target-version or --convention, or move the scripts: check says where to.`;
}

/** Says on standard error that the chosen release runs nothing of a directory: its scripts seem to succeed then. */
export async function warnOfMismatch(
  directory: string,
  convention: Convention,
  streams: Pick<Streams, "stderr">,
): Promise<void> {
  const mismatch = await layoutMismatch(directory, convention);
  if (mismatch !== null) {
    streams.stderr.write(`ctdb-events: warning: ${mismatchText(mismatch)}\n`);
  }
}
