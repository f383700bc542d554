import { join } from "node:path";
import { launcherNumbers } from "./hostSandbox.ts";
import { type Layers, rootArguments } from "./layers.ts";
import type { LinkedScript } from "./linkedScripts.ts";
import { SAFE_PATH, type SystemCalls } from "./perl.ts";

/** Where everything of ours is seen inside the namespaces. */
export const ROOM = "/run/ctdb-events";

/** Folders that are private to the virtual node, besides /etc/ctdb. */
export const PRIVATE_FOLDERS = ["/tmp", "/run", "/var", "/root", "/home"] as const;

/** Where programs lie that stub commands stand in for. */
export const COMMAND_FOLDERS = [
  "/usr/local/sbin",
  "/usr/local/bin",
  "/usr/sbin",
  "/usr/bin",
  "/sbin",
  "/bin",
] as const;

/** Bounds of what the scripts of one run can use up. */
export const BOUNDS = {
  /** Bytes of each private folder. */
  bytes: 64 * 1024 * 1024,
  /** Files of each private folder. */
  files: 20_000,
  /** Processes at once. */
  processes: 1024,
} as const;

/** What a run sees of this machine; all paths are absolute. */
export interface Enclosure {
  readonly perl: string;
  readonly calls: SystemCalls;
  readonly kitDirectory: string;
  /** The virtual node's folder. */
  readonly nodeDirectory: string;
  /** CTDB_BASE of the workspace. */
  readonly base: string;
  /** CTDB_BASE of an installed CTDB, or `null`. */
  readonly installed: string | null;
  /** Folders that stay to be seen, read only, where a private folder would hide them. */
  readonly shown: readonly string[];
  /** Scripts that stay to be seen where links of the event directory lead to them. */
  readonly linked: readonly LinkedScript[];
  /** Real paths of the {@link COMMAND_FOLDERS}, each once. */
  readonly commandFolders: readonly string[];
  /** The user's home folder, where it lies in none of the {@link PRIVATE_FOLDERS}; else `null`. */
  readonly home: string | null;
  readonly stubs: readonly string[];
  /** Scripts use the machine's own `ip` on the private network. */
  readonly realIp: boolean;
  /** The user's own stub commands. */
  readonly ownStubs: string | null;
  readonly hostname: string;
  readonly workingDirectory: string;
  /** Where files are given outside of the private folders. */
  readonly layers: Layers;
}

/**
 * The arguments of `bwrap`: the machine read only, private folders in memory, namespaces of its own,
 * and our first process as number 1, so that all ends with it and nothing inside can end it.
 */
export function bubblewrapArguments(enclosure: Enclosure): string[] {
  const { kitDirectory, nodeDirectory, base, installed, shown, linked, home, ownStubs } = enclosure;
  const { newFolders } = enclosure.layers;
  const privateFolders = [...PRIVATE_FOLDERS, ...(home === null ? [] : [home])];
  return [
    ...["--unshare-all", "--uid", "0", "--gid", "0", "--cap-add", "ALL"],
    ...["--hostname", enclosure.hostname, "--die-with-parent", "--as-pid-1"],
    ...rootArguments(newFolders),
    ...["--dev", "/dev", "--proc", "/proc"],
    ...privateFolders.flatMap((folder) => ["--tmpfs", folder]),
    ...readOnly(kitDirectory, join(ROOM, "kit")),
    ...readOnly(nodeDirectory, join(ROOM, "saved")),
    ...readOnly(base, join(ROOM, "base")),
    ...(installed === null ? [] : readOnly(installed, join(ROOM, "installed"))),
    ...(ownStubs === null ? [] : readOnly(ownStubs, join(ROOM, "own"))),
    ...shown.flatMap((folder) => readOnly(folder, folder)),
    ...linked.flatMap(({ file, place }) => readOnly(file, place)),
    ...(newFolders.length === 0 ? [] : ["--remount-ro", "/"]),
    ...["--chdir", enclosure.workingDirectory, "--clearenv", "--setenv", "PATH", SAFE_PATH],
    ...["--setenv", "LC_ALL", "C", "--"],
    ...[enclosure.perl, "-w", join(ROOM, "kit", "isolated", "enter.pl"), ...plan(enclosure, privateFolders)],
    ...["--", join(ROOM, "kit", "launcher.pl"), ...launcherNumbers(enclosure.calls)],
  ];
}

function plan(enclosure: Enclosure, privateFolders: readonly string[]): string[] {
  const { calls, commandFolders } = enclosure;
  return Object.entries({
    kit: join(ROOM, "kit"),
    saved: join(ROOM, "saved"),
    kitfrom: enclosure.kitDirectory,
    base: enclosure.base,
    installed: enclosure.installed ?? "",
    private: privateFolders.join(":"),
    size: BOUNDS.bytes,
    inodes: BOUNDS.files,
    processes: BOUNDS.processes,
    cover: commandFolders.join(":"),
    layers: enclosure.layers.roots.map((root) => root.replace(/[%:]/g, encodeURIComponent)).join(":"),
    stubs: enclosure.stubs.join(","),
    perl: enclosure.perl,
    realpath: commandFolders.map(realFolder).join(":"),
    own: enclosure.ownStubs === null ? "" : join(ROOM, "own"),
    realip: enclosure.realIp ? 1 : 0,
    gettimeofday: calls.gettimeofday,
    mount: calls.mount,
    unshare: calls.unshare,
    setns: calls.setns,
    capset: calls.capset,
    prctl: calls.prctl,
    prlimit: calls.prlimit,
    keyctl: calls.keyctl,
    setscheduler: calls.schedSetscheduler,
  }).map(([key, value]) => `${key}=${value}`);
}

function readOnly(source: string, target: string): string[] {
  return ["--ro-bind", source, target];
}

/** Where the commands of a covered folder are still to be found; `kit/isolated/enter.pl` puts them there. */
function realFolder(folder: string): string {
  return join(ROOM, "real", folder);
}
