import { realpath } from "node:fs/promises";
import type { Convention } from "../ctdb/convention.ts";
import { readEntries } from "./directoryEntry.ts";
import { compareBytes, shownName } from "./fileNames.ts";
import { isListed } from "./nameRule.ts";
import { ScanError } from "./scanError.ts";
import { systemFailure } from "./systemError.ts";

/** A script that the vendor offers; `path` begins with the real path of the directory. */
export interface OfferedScript {
  /** Without suffix. */
  readonly name: Buffer;
  readonly path: Buffer;
}

/** A script in the etc directory. */
export interface LocalScript {
  /** Without suffix. */
  readonly name: Buffer;
  /** The text of a link; `null` for anything else. */
  readonly linkText: Buffer | null;
  /** The owner's execute bit after following links. */
  readonly enabled: boolean;
}

/** What `ctdb event script list COMPONENT` writes and how it ends. */
export interface ScriptListing {
  readonly stdout: Buffer;
  readonly stderr: string;
  readonly exitStatus: number;
}

function line(enabled: boolean, name: Buffer): Buffer {
  return Buffer.concat([Buffer.from(enabled ? "* " : "  "), name, Buffer.from("\n")]);
}

/**
 * The text of `ctdb event script list` (`event/event_tool.c`, 4.9+). Both lists come in scan order,
 * which compares with the suffix, but are merged by names without it: so `17.a` and `17.a-b`
 * miss each other, as they do in CTDB.
 */
export function formatScriptList(offered: readonly OfferedScript[], local: readonly LocalScript[]): Buffer {
  const lines: Buffer[] = [];
  const matched = new Set<LocalScript>();
  let at = 0;
  for (const script of offered) {
    let enabled = false;
    for (let other = local[at]; other !== undefined; other = local[at]) {
      const order = compareBytes(other.name, script.name);
      if (order > 0) {
        break;
      }
      at++;
      if (order < 0) {
        continue;
      }
      if (other.linkText?.equals(script.path) === true) {
        enabled = true;
        matched.add(other);
      }
      break;
    }
    lines.push(line(enabled, script.name));
  }
  if (offered.length > 0 && matched.size !== local.length) {
    lines.push(Buffer.from("\n"));
  }
  for (const script of local) {
    if (!matched.has(script)) {
      lines.push(line(script.enabled, script.name));
    }
  }
  return Buffer.concat(lines);
}

async function readLocal(
  directory: string,
  convention: Convention,
): Promise<(LocalScript & OfferedScript)[]> {
  const entries = (await readEntries(directory)).filter(({ name }) => isListed(name, convention.names));
  return entries
    .sort((a, b) => compareBytes(a.name, b.name))
    .map((entry) => ({
      name: shownName(entry.name, convention.names),
      path: entry.path,
      linkText: entry.linkTarget,
      enabled: "mode" in entry.stat && (entry.stat.mode & 0o100) !== 0,
    }));
}

/**
 * Answers `ctdb event script list` for an etc directory and the vendor's.
 * Since 4.10 a missing vendor directory is an error; 4.24 words it differently.
 */
export async function listScripts(
  directory: string,
  vendorDirectory: string,
  convention: Convention,
): Promise<ScriptListing> {
  const failure = (errno: number, stderr: string): ScriptListing => ({
    stdout: Buffer.alloc(0),
    stderr,
    exitStatus: errno,
  });
  let realVendor: string;
  try {
    realVendor = await realpath(vendorDirectory);
  } catch (thrown) {
    const errno = systemFailure(thrown)?.errno;
    if (errno === undefined) {
      throw thrown;
    }
    if (errno !== 2) {
      return failure(errno, "");
    }
    return failure(
      errno,
      convention.step === "C3"
        ? `Unable to find event script installation directory: ${vendorDirectory}\n`
        : `Command script list finished with result=${errno}\n`,
    );
  }
  try {
    const offered = await readLocal(realVendor, convention);
    const local = await readLocal(directory, convention);
    return { stdout: formatScriptList(offered, local), stderr: "", exitStatus: 0 };
  } catch (thrown) {
    if (thrown instanceof ScanError) {
      return failure(thrown.errno, `Command script list finished with result=${thrown.errno}\n`);
    }
    throw thrown;
  }
}
