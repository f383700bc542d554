import { constants } from "node:fs";
import { chmod, lstat, open, stat } from "node:fs/promises";
import type { Convention } from "../ctdb/convention.ts";
import { isListed } from "./nameRule.ts";
import { systemFailure } from "./systemError.ts";

const ALL_EXECUTE = 0o111;
const OWNER_EXECUTE = 0o100;
const PERMISSIONS = 0o7777;
const EINVAL = 22;

/** The outcome of a change of mode bits: an errno (0: none) and whether the mode differs now. */
export interface ModeChange {
  readonly errno: number;
  readonly changed: boolean;
}

/**
 * The permissions of a script after enabling or disabling it. Up to 4.8 the daemon added the
 * owner's bit only and took all three away; since 4.9 the tool adds all three.
 */
export function changedMode(mode: number, enable: boolean, rule: Convention["enable"]): number {
  const bits = mode & PERMISSIONS;
  if (!enable) {
    return bits & ~ALL_EXECUTE;
  }
  return bits | (rule === "chmod-owner" ? OWNER_EXECUTE : ALL_EXECUTE);
}

async function change(work: () => Promise<ModeChange>): Promise<ModeChange> {
  try {
    return await work();
  } catch (thrown) {
    const failure = systemFailure(thrown);
    if (failure === null) {
      throw thrown;
    }
    return { errno: failure.errno, changed: false };
  }
}

/** `event_script_chmod` (`common/event_script.c`, 4.9+): a regular file, opened for writing, no link. */
export function changeRegularFile(
  path: Buffer,
  name: Buffer,
  enable: boolean,
  convention: Convention,
): Promise<ModeChange> {
  return change(async () => {
    const entry = await lstat(path);
    if (!isListed(name, convention.names)) {
      return { errno: EINVAL, changed: false };
    }
    const handle = await open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY);
    try {
      const opened = await handle.stat();
      if (opened.ino !== entry.ino) {
        return { errno: EINVAL, changed: false };
      }
      const mode = changedMode(opened.mode, enable, convention.enable);
      const changed = mode !== (opened.mode & PERMISSIONS);
      if (changed) {
        await handle.chmod(mode);
      }
      return { errno: 0, changed };
    } finally {
      await handle.close();
    }
  });
}

/** What the daemon did up to 4.8 (`ctdb/server/eventscript.c`, `ctdb_eventd.c`): links are followed. */
export function changeFollowed(path: Buffer, enable: boolean, convention: Convention): Promise<ModeChange> {
  return change(async () => {
    const before = await stat(path);
    const mode = changedMode(before.mode, enable, convention.enable);
    const changed = mode !== (before.mode & PERMISSIONS);
    if (changed) {
      await chmod(path, mode);
    }
    return { errno: 0, changed };
  });
}
