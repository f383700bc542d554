import { resolve } from "node:path";
import { disableScript, enableScript } from "../scripts/enableScript.ts";
import { readMixedLine } from "./commandLine.ts";
import { CONVENTION_OPTIONS, conventionOption } from "./conventionOption.ts";
import type { Streams } from "./output.ts";
import { UsageError } from "./usage.ts";

/**
 * `enable` and `disable`: what `ctdb event script enable|disable` does to the files.
 * @returns the exit status that CTDB's command has.
 * @throws {UsageError}
 */
export async function enableCommand(
  command: "enable" | "disable",
  args: readonly string[],
  streams: Streams,
): Promise<number> {
  const { options, words } = readMixedLine(args, CONVENTION_OPTIONS, command);
  const [path, script, ...extra] = words;
  if (path === undefined || script === undefined || extra.length > 0) {
    throw new UsageError(`${command} takes a directory and a script.`, command);
  }
  const convention = await conventionOption(path, options, command);
  const change = command === "enable" ? enableScript : disableScript;
  const result = await change(resolve(path), script, convention);
  if (result.message !== null) {
    streams.stderr.write(`ctdb-events: ${result.message}\n`);
  }
  return result.exitStatus;
}
