import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { OWN_FOLDER, type SourceCommand, sourceCommands } from "../../scripts/eventScript/sources.ts";
import { readSource } from "../../scripts/sourceText.ts";
import { dashDifferences, type EchoUse, echoUse } from "../../shell/bash/dashDifferences.ts";
import { type Construct, constructsAgainstTrace } from "../../shell/bash/tracedSyntax.ts";
import { loadShellParser } from "../../shell/shellParser.ts";
import { readShellScript } from "../../shell/shellScript.ts";

/** What counts for a trace in one file. */
export interface TracedFileFacts {
  /** As the script names it. */
  readonly path: string;
  /** What gets into the way of a trace, in any shell. */
  readonly againstTrace: readonly Construct[];
  /** What dash reads otherwise. */
  readonly inDash: readonly Construct[];
  readonly echo: EchoUse;
}

interface Read extends Omit<TracedFileFacts, "path"> {
  readonly sources: readonly SourceCommand[];
}

export interface SourcePlaces {
  readonly environment: Readonly<Record<string, string>>;
  readonly machinePath: (path: string) => string;
}

const MOST_FILES = 30;
/** Files that are remembered: those of all directories of a workspace, usually. */
const MOST_REMEMBERED = 200;
const remembered = new Map<string, { readonly stamp: string; readonly read: Read }>();

/**
 * Reads a script and what it sources, as far as the names can be known beforehand; what cannot be read is left out.
 * @param path absolute path of the event script, as bash is given it.
 * @throws {ParseLimitError} where a text cannot be read as shell in time.
 */
export async function readTracedFiles(path: string, places: SourcePlaces): Promise<TracedFileFacts[]> {
  const found: TracedFileFacts[] = [];
  const queue = [path];
  for (const seen of queue) {
    const read = await readOnce(places.machinePath(seen), found.length > 0);
    if (read === null) {
      continue;
    }
    found.push({ path: seen, ...read });
    const named = read.sources.flatMap((source) => pathOf(source, path, places.environment) ?? []);
    queue.push(...named.filter((name) => !queue.includes(name)).slice(0, MOST_FILES - queue.length));
  }
  return found;
}

async function readOnce(file: string, isSourced: boolean): Promise<Read | null> {
  const key = `${isSourced} ${file}`;
  try {
    const { ino, mtimeMs, size } = await stat(file);
    const stamp = `${ino} ${mtimeMs} ${size}`;
    const known = remembered.get(key);
    if (known?.stamp === stamp) {
      return known.read;
    }
    const { text } = await readSource(file);
    const shell = readShellScript((await loadShellParser()).parse(text));
    const read = {
      againstTrace: [...constructsAgainstTrace(shell)],
      inDash: [...dashDifferences(shell, isSourced)],
      echo: echoUse(shell),
      sources: sourceCommands(shell.commands),
    };
    if (remembered.size >= MOST_REMEMBERED) {
      remembered.clear();
    }
    remembered.set(key, { stamp, read });
    return read;
  } catch (error) {
    if (isSourced) {
      return null; // not there, or no text: the shell will say so
    }
    throw error;
  }
}

/** Where a source command leads, or `null` where that is known only when it runs. */
function pathOf(
  { path }: SourceCommand,
  scriptPath: string,
  environment: Readonly<Record<string, string>>,
): string | null {
  const expanded = path
    ?.replace(OWN_FOLDER, () => dirname(scriptPath))
    .replace(/^\$\{CTDB_ETCDIR\}(?=\/ctdb\/)/, () => dirname(environment.CTDB_BASE ?? "/etc/ctdb"))
    .replace(/\$\{(\w+)\}/g, (whole, name: string) => environment[name] ?? whole);
  return expanded === undefined || !expanded.startsWith("/") || expanded.includes("${")
    ? null
    : resolve(expanded);
}
