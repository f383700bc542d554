/** What of the user's environment the tests see: who runs them and where programs are. */
const KEPT = ["HOME", "USER", "LOGNAME", "SHELL"] as const;

/** As on a login: some tests call programs of these folders. */
const SYSTEM_PATH = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"] as const;

/**
 * The environment of a test.
 * @param release of the tree, such as `4.17`, for our stand-ins
 * @param paths absolute paths: where the names of missing programs go, and the folder for temporary files
 */
export function testEnvironment(
  release: string | null,
  paths: { readonly missingFile: string; readonly temporary: string },
): Readonly<Record<string, string>> {
  const kept = KEPT.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const folders = (process.env.PATH ?? "").split(":").filter((folder) => folder.startsWith("/"));
  return {
    ...Object.fromEntries(kept),
    PATH: [...new Set([...folders, ...SYSTEM_PATH])].join(":"),
    LANG: "C",
    TMPDIR: paths.temporary,
    CTDB_EVENTS_MISSING: paths.missingFile,
    ...(release === null ? {} : { CTDB_EVENTS_RELEASE: release }),
  };
}
