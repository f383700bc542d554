import { readFile, stat } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { t } from "@vscode/l10n";
import { atLeast, formatVersion, type Version } from "../../ctdb/version.ts";

/** Where a file `functions` is taken from. */
export type FunctionsOrigin = "workspace" | "installed" | "kit";

export interface FunctionsSource {
  /** Absolute path of the file that scripts source as `functions`. */
  readonly path: string;
  readonly origin: FunctionsOrigin;
  /** A sentence for the report. */
  readonly reason: string;
  /** The `functions` of an installed CTDB that the target version cannot have, if there is one. */
  readonly refused: string | null;
}

/** Where distributions and a build of one's own install CTDB's configuration. */
export const INSTALLED_BASES: readonly string[] = ["/etc/ctdb", "/usr/local/etc/ctdb"];

export interface FunctionsChoice {
  /** CTDB_BASE of the workspace. */
  readonly base: string;
  /** The event directory. */
  readonly directory: string;
  /** Folders that the user opened; a Samba checkout is looked for between them and the event directory. */
  readonly workspaceRoots: readonly string[];
  /** Folders of an installed CTDB; see {@link INSTALLED_BASES}. */
  readonly installed?: readonly string[];
  /** Whether an installed CTDB may be used; not where scripts must run the same on every machine. */
  readonly mayUseInstalled: boolean;
  /** Folder of our own helper functions. */
  readonly kitDirectory: string;
  readonly version: Version;
}

/**
 * Chooses the helper functions that scripts get: the workspace's own, else an installed CTDB's, else ours.
 */
export async function functionsSource(choice: FunctionsChoice): Promise<FunctionsSource> {
  for (const path of workspacePlaces(choice)) {
    if (await isFile(path)) {
      return {
        path,
        origin: "workspace",
        refused: null,
        reason:
          dirname(path) === choice.base
            ? t("The helper functions are {0}, which lies beside the scripts.", path)
            : t("The helper functions are {0}, which is the Samba checkout's.", path),
      };
    }
  }
  let refused: string | null = null;
  if (choice.mayUseInstalled) {
    for (const folder of choice.installed ?? INSTALLED_BASES) {
      const path = join(folder, "functions");
      if (!(await isFile(path))) {
        continue;
      }
      if (!(await isOfVersion(path, choice.version))) {
        refused ??= path;
        continue;
      }
      return {
        path,
        origin: "installed",
        refused: null,
        reason: t("The helper functions are {0}, since the workspace has none and CTDB is installed.", path),
      };
    }
  }
  const release = formatVersion(choice.version);
  return {
    path: join(choice.kitDirectory, "functions"),
    origin: "kit",
    refused,
    reason: kitReason(release, choice.mayUseInstalled, refused),
  };
}

function kitReason(release: string, mayUseInstalled: boolean, refused: string | null): string {
  if (refused !== null) {
    return t(
      "The helper functions are the extension's own for {0}, since the workspace has none and {1} belongs to other releases.",
      release,
      refused,
    );
  }
  return mayUseInstalled
    ? t(
        "The helper functions are the extension's own for {0}, since neither the workspace nor the machine has any.",
        release,
      )
    : t("The helper functions are the extension's own for {0}, since the workspace has none.", release);
}

/** Samba 4.9 put `load_script_options` in the place of `loadconfig`, with which each script begins. */
async function isOfVersion(path: string, version: Version): Promise<boolean> {
  const text = await readFile(path, "latin1").catch(() => "");
  const [isNew, isOld] = [/^load_script_options *\(\)/m, /^loadconfig *\(\)/m].map((name) => name.test(text));
  return isNew === isOld || isNew === atLeast(version, [4, 9]);
}

/** First CTDB_BASE itself, then `config` of a Samba tree at each folder up to the one that the user opened. */
function workspacePlaces({ base, directory, workspaceRoots }: FunctionsChoice): string[] {
  const places = [join(base, "functions")];
  const roots = workspaceRoots
    .map((root) => resolve(root))
    .filter((root) => isWithin(root, resolve(directory)));
  if (roots.length === 0) {
    return places;
  }
  const top = roots.sort((a, b) => a.length - b.length)[0];
  for (let folder = resolve(directory); ; folder = dirname(folder)) {
    places.push(join(folder, "config", "functions"), join(folder, "ctdb", "config", "functions"));
    if (folder === top || folder === dirname(folder)) {
      return places;
    }
  }
}

function isWithin(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === "" || (way !== ".." && !way.startsWith("../"));
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );
}
