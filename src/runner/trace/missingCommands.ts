import { basename } from "node:path";
import { t } from "@vscode/l10n";
import { helperNamed } from "../../ctdb/helpers/helpers.ts";

/** As bash says it, in POSIX mode, too. */
const NOT_FOUND = /^(\/.*?): line (\d+): (\S{1,60}): command not found$/gm;
const MOST_NAMES = 3;

/** Whether a message of bash is that of a command that is not there: status 127 in every shell. */
export function tellsOfMissing(message: string): boolean {
  return message.endsWith(": command not found");
}

/**
 * What to do about commands that a script did not find: each once, where it was first missing.
 * @param sources files whose name may begin a message of bash
 */
export function missingCommands(output: string, sources: ReadonlySet<string>): readonly string[] {
  const places = new Map<string, string>();
  for (const [, file = "", line = "", name = ""] of output.matchAll(NOT_FOUND)) {
    if (sources.has(file) && !places.has(name) && places.size < MOST_NAMES) {
      places.set(name, `${basename(file)}:${line}`);
    }
  }
  return [...places].map(([name, place]) =>
    helperNamed(name) === null
      ? t(
          "{0}: There is no command {1} here, so its status is 127. What nodes have and this machine has not can be a file in the folder of stub commands (`ctdb.stubCommands`, `--stubs`), or an answer in a case.",
          place,
          `\`${name}\``,
        )
      : t("{0}: The helper functions of this run have no {1}, so its status is 127.", place, `\`${name}\``),
  );
}
