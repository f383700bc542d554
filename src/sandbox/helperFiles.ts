/** A release as numbers, like the `Version` of src/ctdb, which a sandbox does not import. */
type Release = readonly number[];

/** A file of the kit that belongs into `${CTDB_BASE}/functions.d/`. */
export interface HelperFile {
  /** Where it lies in the kit, with slashes: `olderFunctions/loadconfig.sh`. */
  readonly source: string;
  /** Its name in functions.d, which the kit's `functions` sources in the order of the names. */
  readonly name: string;
}

/** What the directory functions.d of the kit holds: the helpers of current Samba. */
const CURRENT = [
  "addresses",
  "checks",
  "connections",
  "counters",
  "failcounts",
  "interfaces",
  "messages",
  "mktemp",
  "nfs",
  "node",
  "options",
  "platform",
  "proc",
  "state",
] as const;

/**
 * What olderFunctions holds: the file, the release that brought its helpers (or this form of a helper that still
 * exists), the release that lacks them. At no release do two of them define the same name, so only their
 * place behind the current files matters.
 *
 * Source: `ctdb/config/functions` (before Samba 4.2 `config/functions`) at each release, and the commits that are
 * named. Samba's tree has no tags before 4.2.0: there it is the commit that sets the version, and for 2.0 to 2.5 the
 * date. 1.0.0 stands for helpers that are older.
 */
const OLDER: readonly (readonly [file: string, since: Release, before: Release])[] = [
  // 73cb65bf1a7, 1edcb899486 (2009-11): no more service as the first argument.
  ["service-first", [1, 0, 0], [1, 0, 106]],
  ["counter-tags", [1, 0, 92], [1, 0, 106]],
  // 571e55ac0dd, 219c6fd55b9 (2011).
  ["wait", [1, 0, 0], [1, 11]],
  ["rpc-number", [1, 0, 0], [1, 11]],
  ["remove-ip", [1, 0, 79], [1, 11]],
  ["service-variables", [1, 0, 106], [1, 11]],
  // 940efdb8e94, 0b2c3d7d246 (2012-03).
  ["ipv4", [1, 0, 114], [2, 0]],
  ["readd-scripts", [1, 0, 114], [2, 0]],
  // 2013-04 and 2013-05: 100a0eed900, 642848b916a, 2bc807f9748.
  ["check-command-named", [1, 0, 0], [2, 2]],
  ["service-default", [1, 0, 106], [2, 2]],
  ["service-argument", [1, 11], [2, 2]],
  ["debug-level", [1, 11], [2, 2]],
  // 49d0153b100, 0e9c939c0cf (2013-10).
  ["tcp-checkers", [1, 11], [2, 5]],
  ["reconfigure-trylock", [1, 11], [4, 2]], // 8eb20c23476
  ["secondaries", [1, 0, 79], [4, 2]],
  // Backported to 4.2.2: ab51f283e7a, 50ddc2c3564.
  ["iptables", [1, 10], [4, 2, 2]],
  ["ip6tables", [4, 2], [4, 2, 2]],
  ["nfs-statd", [2, 2], [4, 2, 2]],
  // d3320131232, 49c4d1900cb, f3a4c4f10b6, a3a443dcf42, a02bdb97f9c (2015).
  ["nfs-control", [1, 0, 30], [4, 3]],
  ["nfs-ganesha", [2, 0], [4, 3]],
  ["nfs-threads", [2, 3], [4, 3]],
  ["nfs-rpc", [1, 11], [4, 3]],
  ["nfs-rpc-checks", [2, 2], [4, 3]],
  ["nfs-rpc-restart", [2, 4], [4, 3]],
  ["nfs-locks", [4, 2, 2], [4, 3]],
  ["script-log", [2, 0], [4, 3]],
  // 353c27deab3 (2015-08).
  ["status", [1, 0, 106], [4, 4]],
  ["status-events", [1, 0, 108], [4, 4]],
  ["etcdir", [1, 11], [4, 4]],
  // 113529f05e4 (2016-07).
  ["counter-check", [1, 11], [4, 5]],
  ["fail-limit", [1, 0, 106], [4, 5]],
  ["state-dir", [1, 11], [4, 5]],
  ["die", [2, 0], [4, 5]],
  ["address-family", [4, 2], [4, 5]],
  ["pnn-variable", [4, 3], [4, 5]],
  ["connections-by-ip", [1, 0, 0], [4, 5]],
  ["killtcp-list", [2, 4], [4, 5]],
  // 2eaabee7ac0 (2016-12).
  ["reconfigure", [1, 11], [4, 6]],
  ["reconfigure-lock", [4, 2], [4, 6]],
  // a9e3b635389, e847ec3ae24, e70e77383ca, a9870538c98, ec3415e5830 (2016-12, 2017-01).
  ["start-stop", [1, 11], [4, 7]],
  ["tcp-started", [1, 11], [4, 7]],
  ["tcp-ports", [2, 5], [4, 7]],
  ["check-command", [2, 2], [4, 7]],
  ["debug", [2, 2], [4, 6]],
  ["debug-word", [4, 6], [4, 7]],
  ["unix-socket", [1, 0, 106], [4, 8]],
  // b4997755274, ef0962acf0d, cf866d66aa3, c6c67d9ed29, 87284da7a28 (2018).
  ["loadconfig", [1, 0, 106], [4, 9]],
  ["loadconfig-hook", [1, 11], [4, 9]],
  ["ctdbd-conf", [2, 5], [4, 9]], // 58187711923
  ["database-options", [4, 4], [4, 9]],
  ["managed-services", [1, 11], [4, 9]],
  ["service-state", [1, 0, 106], [4, 9]],
  ["state-dir-printed", [4, 5], [4, 9]],
  ["public-addresses", [2, 1], [4, 9]],
  ["init-style", [1, 0, 71], [4, 25]],
  ["warn-always", [4, 20], [4, 25]],
  ["remove-message", [4, 2], [4, 25]], // 44f5207bd7c (2026-04)
  ["interface-info", [4, 4], [4, 18]],
  // 01d3d25c013 (2025-10), which went into three branches.
  ["tickle-always", [4, 6], [4, 22, 7]],
  ["tickle-always", [4, 23], [4, 23, 3]],
  // Which helpers came later.
  ["absent-options", [1, 0, 0], [4, 9]],
  ["absent-failcounts", [1, 0, 0], [4, 20]],
  ["absent-cache", [1, 0, 0], [4, 20, 7]],
  ["absent-public-addresses", [1, 0, 0], [4, 21]],
  ["absent-summary", [1, 0, 0], [4, 22]],
  ["absent-prefixes", [1, 0, 0], [4, 25]],
];

/**
 * Says which files of the kit give a script the helper functions that its CTDB has: all those of current Samba, and the
 * older ones that the release still had, or had in another form (`ctdb/config/functions` from 1.0.30 to 4.24).
 * @param version the release that the script is for.
 * @returns the files in the order in which `functions` sources them; a file further down may redefine helpers of one
 *   before it.
 */
export function helperFilesFor(version: Release): readonly HelperFile[] {
  const older = OLDER.filter(([, since, before]) => !isOlder(version, since) && isOlder(version, before))
    .map(([file]) => `${file}.sh`)
    .sort();
  return [
    ...CURRENT.map((file) => ({ source: `functions.d/${file}.sh`, name: `${file}.sh` })),
    // Behind the current ones in the order of any locale.
    ...older.map((file) => ({ source: `olderFunctions/${file}`, name: `zz-${file}` })),
  ];
}

function isOlder(a: Release, b: Release): boolean {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) {
      return difference < 0;
    }
  }
  return false;
}
