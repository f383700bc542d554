/** What a test sees of this machine; all paths are absolute and real. */
export interface TestEnclosure {
  readonly bubblewrap: string;
  /** May be read, wherever they lie. */
  readonly shown: readonly string[];
  /** The only folder that may be written, besides private ones that end with the test. */
  readonly writable: string;
  readonly workingDirectory: string;
}

/** Private to a test and empty. */
const HIDDEN = ["/tmp", "/run", "/dev/shm"] as const;

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

/** The command that starts a test in a sandbox: the machine read only, no network but its own, and an end that all share. */
export function enclosed(enclosure: TestEnclosure, command: readonly string[]): readonly string[] {
  const { shown, writable } = enclosure;
  return [
    enclosure.bubblewrap,
    ...["--unshare-all", "--die-with-parent", "--new-session"],
    ...(process.getuid?.() === 0 ? ROOT_RIGHTS.flatMap((right) => ["--cap-add", `CAP_${right}`]) : []),
    ...["--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"],
    ...HIDDEN.flatMap((folder) => ["--tmpfs", folder]),
    ...outerFirst(shown).flatMap((folder) => ["--ro-bind", folder, folder]),
    ...["--bind", writable, writable, "--chdir", enclosure.workingDirectory, "--"],
    ...command,
  ];
}

/** A later mount lies over an earlier one. */
function outerFirst(folders: readonly string[]): readonly string[] {
  return [...new Set(folders)].sort((a, b) => a.length - b.length);
}
