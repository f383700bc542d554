import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { t } from "@vscode/l10n";
import { parseOptions } from "../../configFiles/optionsFile.ts";
import { isWithinReach, isWithinReachNow, outOfReach } from "../../scripts/reach.ts";
import { errnoText, systemFailure } from "../../scripts/systemError.ts";
import { readPlainFile } from "../disk/plainFile.ts";

/** The text of a file; a `failure` is a sentence, and a file that is not there is no failure. */
export async function readText(path: string): Promise<{ text: string | null; failure: string | null }> {
  if (!isWithinReachNow(path)) {
    return { text: null, failure: outOfReach() };
  }
  try {
    const bytes = readPlainFile(path, { followsLinks: true });
    return bytes === null
      ? { text: null, failure: t("The file is no plain file of at most 4 MiB, and was not read.") }
      : { text: bytes.toString("utf8"), failure: null };
  } catch (error) {
    const failure = systemFailure(error);
    return failure?.code === "ENOENT" || failure?.code === "ENOTDIR"
      ? { text: null, failure: null }
      : {
          text: null,
          failure: t(
            "The file cannot be read: {0}.",
            failure === null ? String(error) : errnoText(failure.errno),
          ),
        };
  }
}

/** The files of `tunables.d` (4.23), by their names in CTDB_BASE. */
export async function tunablesFolder(base: string): Promise<string[]> {
  const names = await namesIn(join(base, "tunables.d"));
  return names
    .filter((name) => name.endsWith(".tunables"))
    .toSorted()
    .map((name) => `tunables.d/${name}`);
}

/** `script.options` and the component's `NN.name.options`, absolute. */
export async function findOptionFiles(base: string, component: string | null): Promise<string[]> {
  const folders = component === null ? ["."] : [".", `events/${component}`];
  const found = await Promise.all(
    folders.map(async (folder) => {
      const names = await namesIn(join(base, folder));
      return names
        .filter((name) => (folder === "." ? name === "script.options" : /^\d\d\..*\.options$/.test(name)))
        .toSorted()
        .map((name) => join(base, folder, name));
    }),
  );
  return found.flat();
}

/** The mount points of `CTDB_MONITOR_FILESYSTEM_USAGE="/data:80:90 /"`, so that `05.system` finds them. */
export async function monitoredMounts(optionFiles: readonly string[]): Promise<string[]> {
  const texts = await Promise.all(optionFiles.map(async (path) => (await readText(path)).text ?? ""));
  const values = texts.flatMap((text) =>
    parseOptions(text)
      .assignments.filter(({ name }) => name.text === "CTDB_MONITOR_FILESYSTEM_USAGE")
      .map(({ value, valueRange: { start, end } }) => value ?? text.slice(start, end).replace(/["']/g, "")),
  );
  const points = values.flatMap((value) => value.split(/\s+/)).map((item) => item.replace(/:.*$/, ""));
  return [...new Set(points.filter((point) => /^\/[^$`]*$/.test(point)))];
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await isWithinReach(folder)) ? await readdir(folder).catch(() => []) : [];
}
