import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import type { Version } from "../ctdb/version.ts";
import { buildBase } from "../virtualNode/base/base.ts";
import type { KitFile } from "../virtualNode/base/baseEntries.ts";
import { functionsSource, INSTALLED_BASES } from "../virtualNode/base/functionsSource.ts";
import type { GivenPlace } from "./givenPlace.ts";
import { helperFilesFor } from "./helperFiles.ts";
import type { NodeSandboxOptions } from "./nodeSandbox.ts";

/** An installed CTDB's configuration folder, or `null`. */
export function installedBase(): string | null {
  return INSTALLED_BASES.find((folder) => existsSync(join(folder, "functions"))) ?? null;
}

/**
 * Makes the node's CTDB_BASE ready for a run.
 * @param mayUseInstalled whether an installed CTDB's helper functions may be used. They name commands by
 *   absolute paths, which only the isolated mode catches.
 * @param given files that are not to be made here, since somebody gave others.
 * @returns sentences for the report: where the helper functions come from.
 */
export async function furnishBase(
  options: NodeSandboxOptions,
  nodeDirectory: string,
  mayUseInstalled: boolean,
  given: readonly GivenPlace[] = [],
): Promise<string[]> {
  const { base, directory, kitDirectory, version } = options;
  const functions = await functionsSource({
    base,
    directory,
    workspaceRoots: options.workspaceFolders,
    mayUseInstalled,
    kitDirectory,
    version,
  });
  await buildBase(nodeDirectory, {
    workspaceBase: base,
    directory,
    functions,
    kitFiles: kitFiles(kitDirectory, version),
    kitBase: kitBaseFiles(kitDirectory),
    component: options.component,
    installed: mayUseInstalled && functions.refused === null ? installedBase() : null,
    given: given
      .filter(({ saved }) => saved.startsWith("base/"))
      .map(({ saved, file }) => ({ name: saved.slice("base/".length), isFolder: file.kind === "folder" })),
  });
  return [functions.reason];
}

function kitFiles(kitDirectory: string, version: Version): KitFile[] {
  const parts = helperFilesFor(version).map(({ source, name }) => ({
    name: `functions.d/${name}`,
    path: join(kitDirectory, source),
  }));
  return [{ name: "functions", path: join(kitDirectory, "functions") }, ...parts];
}

/** All that lies in the kit's folder `base`, in order. */
function kitBaseFiles(kitDirectory: string): KitFile[] {
  const folder = join(kitDirectory, "base");
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ name: relative(folder, path), path }));
}
