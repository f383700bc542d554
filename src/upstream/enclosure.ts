import { join, sep } from "node:path";

/** What a test sees of this machine; all paths are absolute and real. */
export interface TestEnclosure {
  readonly bubblewrap: string;
  /** May be read, wherever they lie. */
  readonly shown: readonly string[];
  /**
   * The only folder that may be written, and folders below it, by {@link HIDDEN}, that are seen in place of the machine's;
   * `null`: what may be written is in memory only.
   */
  readonly writable: { readonly folder: string; readonly inPlaceOf: ReadonlyMap<string, string> } | null;
  readonly workingDirectory: string;
}

/** Private to those who run in one enclosure, and empty at first. */
export const HIDDEN = ["/tmp", "/run", "/dev/shm"] as const;

/**
 * What root may do that the tests of event scripts need, such as to read what others own. What changes the machine
 * (mounts, modules, time) is not among it.
 */
const ROOT_RIGHTS = [
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "NET_ADMIN",
  "NET_BIND_SERVICE",
  "NET_RAW",
];

/** The command that starts a program in a sandbox: the machine read only, no network but its own, and an end that all share. */
export function enclosed(enclosure: TestEnclosure, command: readonly string[]): readonly string[] {
  const { shown, writable } = enclosure;
  return [
    enclosure.bubblewrap,
    ...["--unshare-all", "--die-with-parent", "--new-session"],
    ...(process.getuid?.() === 0 ? ROOT_RIGHTS.flatMap((right) => ["--cap-add", `CAP_${right}`]) : []),
    ...["--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"],
    ...HIDDEN.flatMap((folder) => {
      const own = writable?.inPlaceOf.get(folder);
      return own === undefined ? ["--tmpfs", folder] : ["--bind", own, folder];
    }),
    ...outerFirst(shown).flatMap((folder) => ["--ro-bind", folder, folder]),
    ...(writable === null ? [] : ["--bind", writable.folder, writable.folder]),
    ...["--chdir", enclosure.workingDirectory, "--"],
    ...command,
  ];
}

/** Names that bubblewrap itself makes in one of the {@link HIDDEN} folders, to show these paths below it. */
export function mountPointsIn(hidden: string, paths: readonly string[]): ReadonlySet<string> {
  const below = paths.filter((path) => path.startsWith(hidden + sep));
  return new Set(below.map((path) => path.slice(join(hidden, sep).length).split(sep)[0] ?? ""));
}

/** A later mount lies over an earlier one. */
function outerFirst(folders: readonly string[]): readonly string[] {
  return [...new Set(folders)].sort((a, b) => a.length - b.length);
}
