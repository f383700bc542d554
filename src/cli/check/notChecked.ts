import { open, stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { EVENTS } from "../../ctdb/eventTable.ts";
import { configPlaceOf } from "../../rules/configReport.ts";
import { isNumbered, layoutByName } from "../../scripts/directoryLayout.ts";
import { isEventDirectory } from "../../scripts/isEventDirectory.ts";
import { isCaseFileName, isSequenceFileName } from "../../scripts/testFileNames.ts";

const FIRST_BYTES = 65_536;
/** What a script says that has to do with CTDB: its name, a variable, an event. */
const WORDS = new RegExp(`\\bctdb\\b|\\bCTDB_|\\b(?:${EVENTS.map(({ name }) => name).join("|")})\\b`);

/** Why no rule says anything about a file. */
export interface NotChecked {
  /** Behind the file's name. */
  readonly why: string;
  /** Whether the file is ours, so that it may stand among others that are checked. */
  readonly isOurs: boolean;
}

/**
 * Why no rule says anything about a file; `null` where it is checked.
 * @param path absolute; what lies in an event directory is checked, if only for whether CTDB runs it
 */
export async function whyNotChecked(path: string): Promise<NotChecked | null> {
  const name = basename(path);
  if (isCaseFileName(name)) {
    return { why: "holds cases, which `ctdb-events test` reads", isOurs: true };
  }
  if (isSequenceFileName(name)) {
    return { why: "is a sequence, which `ctdb-events sequence` reads", isOurs: true };
  }
  const other = OTHER_FILES.get(name);
  const folder = dirname(path);
  if (other !== undefined && !(await isEventDirectory(folder))) {
    return { why: other, isOurs: true };
  }
  if (layoutByName(folder) !== null || (await isEventDirectory(folder)) || (await configPlaceOf(path))) {
    return null;
  }
  if (!(await stat(path)).isFile()) {
    return { why: "is neither a plain file nor in an event directory", isOurs: false };
  }
  return isNumbered(name) || (await isScriptForEvents(path)) ? null : { why: NOTHING_TO_US, isOurs: false };
}

const PROGRAM = "is a program of CTDB, and no event script";
/** What lies in CTDB_BASE besides. */
const OTHER_FILES: ReadonlyMap<string, string> = new Map([
  ["functions", "holds helper functions, which are read with the scripts that source it"],
  ["node-profile.yaml", "is a node profile, which `run`, `sequence`, `test` and `node` read"],
  ["debug-hung-script.sh", PROGRAM],
  ["debug_locks.sh", PROGRAM],
  ["ctdb-crash-cleanup.sh", PROGRAM],
  ["notify.sh", PROGRAM],
  ["nfs-linux-kernel-callout", PROGRAM],
  ["nfs-ganesha-callout", PROGRAM],
  ["statd-callout", PROGRAM],
]);

const NOTHING_TO_US =
  "is neither an event script nor a configuration file of CTDB: it lies in no event directory, its name does not " +
  "begin with two digits and a dot, it is no script that speaks of CTDB or its events, and no configuration file " +
  "has that name";

async function isScriptForEvents(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(FIRST_BYTES), 0, FIRST_BYTES, 0);
    const text = buffer.toString("latin1", 0, bytesRead);
    return text.startsWith("#!") && WORDS.test(text);
  } finally {
    await file.close();
  }
}
