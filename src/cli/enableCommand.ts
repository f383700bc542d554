import { readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { disableScript, enableScript } from "../scripts/enableScript.ts";
import { printable } from "../scripts/fileNames.ts";
import { readMixedLine } from "./commandLine.ts";
import { CONVENTION_OPTIONS, conventionOption } from "./conventionOption.ts";
import type { Streams } from "./output.ts";
import { requireFolder } from "./requireFolder.ts";
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
  if (script === "") {
    throw new UsageError("The script's name is empty.", command);
  }
  const convention = await conventionOption(path, options, command);
  await requireFolder(resolve(path));
  const wasThere = await isThere(resolve(path), script); // a link is removed
  const change = command === "enable" ? enableScript : disableScript;
  const result = await change(resolve(path), script, convention);
  if (result.message !== null) {
    streams.stderr.write(`ctdb-events: ${result.message}\n`);
  } else if (command === "disable" && !wasThere) {
    // CTDB's own command says nothing, and its status is 0.
    streams.stderr.write(
      `ctdb-events: There is no script ${printable(script)} in ${path}: nothing was changed.\n`,
    );
  }
  return result.exitStatus;
}

/** Whether there is a file or link of this name, with the suffix or without. */
async function isThere(directory: string, script: string): Promise<boolean> {
  const names = (await readdir(directory)).map((name) => name.replace(/\.script$/, ""));
  return names.includes(script.replace(/\.script$/, ""));
}
