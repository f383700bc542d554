import { constants } from "node:fs";
import { access, lstat, readlink, symlink } from "node:fs/promises";
import { dirname } from "node:path";
import { t } from "@vscode/l10n";
import type { Convention } from "../ctdb/convention.ts";
import { entryPath } from "./directoryEntry.ts";
import { disableScript, enableScript } from "./enableScript.ts";
import { printable, shownName } from "./fileNames.ts";
import { isWithinReach } from "./reach.ts";
import type { FileName } from "./scriptFile.ts";
import { errnoText, systemFailure } from "./systemError.ts";

/** What became of a script that was to be enabled or disabled. */
export interface Switched {
  /** Why it is not as it was to be: sentences for the user; `null`: it is. */
  readonly problem: string | null;
  /** Where the link led that CTDB's `disable` removed; `null`: no link was removed. */
  readonly removedLink: string | null;
}

/** Which script, and what is known of the place. */
export interface SwitchRequest {
  /** Absolute path of the event directory. */
  readonly directory: string;
  readonly fileName: FileName;
  readonly enable: boolean;
  readonly convention: Convention;
  /** Where the vendor's scripts are; see `EnableOptions`. */
  readonly vendorDirectory?: string;
}

const EROFS = "EROFS";

/** Enables or disables a script by CTDB's own command, and says why where that did not do it. Never throws for files. */
export async function switchScript(request: SwitchRequest): Promise<Switched> {
  const { directory, fileName, enable, convention, vendorDirectory } = request;
  const path = entryPath(directory, fileName.bytes);
  const unlinks = convention.enable === "link-or-chmod";
  if (!unlinks && !(await isWithinReach(path))) {
    const what = notSwitched(fileName, enable);
    return {
      problem: t("{0}: the file that it leads to lies outside of the workspace, which is not trusted.", what),
      removedLink: null,
    };
  }
  const link = unlinks ? await linkTarget(path) : null;
  // CTDB's command adds the suffix by itself.
  const name = unlinks ? shownName(fileName.bytes, convention.names) : fileName.bytes;
  const change = enable ? enableScript : disableScript;
  const { exitStatus, changed } = await change(directory, name, convention, {
    literalName: true,
    ...(vendorDirectory === undefined ? {} : { vendorDirectory }),
  });
  if (exitStatus !== 0) {
    return { problem: await whyFailed(request, path, exitStatus), removedLink: null };
  }
  if (enable && !changed && link !== null) {
    return { problem: linkSentence(fileName, link), removedLink: null };
  }
  return { problem: null, removedLink: !enable && changed ? link : null };
}

/** Makes a link again that was removed. @returns why that failed; `null`: it is there */
export async function restoreLink(
  directory: string,
  fileName: FileName,
  target: string,
): Promise<string | null> {
  try {
    await symlink(target, entryPath(directory, fileName.bytes));
    return null;
  } catch (thrown) {
    const failure = systemFailure(thrown);
    if (failure === null) {
      throw thrown;
    }
    return t("The link `{0}` cannot be made: {1}.", printable(fileName.text), errnoText(failure.errno));
  }
}

async function linkTarget(path: Buffer): Promise<string | null> {
  try {
    return await readlink(path, "utf8");
  } catch {
    return null; // no link, or gone: the command says so
  }
}

/** `event_command_script` takes a link for enabled, whatever it leads to (`event/event_tool.c`, 4.9+). */
function linkSentence(fileName: FileName, target: string): string {
  return t(
    "`{0}` is a link, which CTDB's own command takes for enabled and leaves as it is. " +
      "Make the file that it leads to executable: `chmod u+x '{1}'`.",
    printable(fileName.text),
    printable(target),
  );
}

function notSwitched(fileName: FileName, enable: boolean): string {
  const name = printable(fileName.text);
  return enable ? t("`{0}` is not enabled", name) : t("`{0}` is not disabled", name);
}

async function whyFailed({ directory, fileName, enable }: SwitchRequest, path: Buffer, errno: number) {
  const what = notSwitched(fileName, enable);
  const failure = (await refusal(path)) ?? (await refusal(Buffer.from(directory)));
  if (failure === EROFS) {
    return t("{0}: the file system is read-only.", what);
  }
  const owner = await ownerOf(path);
  if (owner !== null && owner !== process.geteuid?.()) {
    return owner === 0
      ? t("{0}: it belongs to root, and only its owner may change its mode.", what)
      : t("{0}: it belongs to user {1}, and only its owner may change its mode.", what, owner);
  }
  if (failure !== null) {
    return t("{0}: this user may not change it ({1}).", what, failure);
  }
  return errno < 128
    ? `${what}: ${errnoText(errno)}.`
    : t("{0}. Look whether {1} may be changed.", what, printable(dirname(path.toString())));
}

/** The errno by which this user may not write; `null`: they may. */
async function refusal(path: Buffer): Promise<string | null> {
  try {
    await access(path, constants.W_OK);
    return null;
  } catch (thrown) {
    return systemFailure(thrown)?.code ?? null;
  }
}

/** The user who owns a file; `null` where it is gone. */
async function ownerOf(path: Buffer): Promise<number | null> {
  try {
    return (await lstat(path)).uid;
  } catch {
    return null; // gone
  }
}
