import { lstat, realpath, symlink, unlink } from "node:fs/promises";
import { basename } from "node:path";
import type { Convention } from "../ctdb/convention.ts";
import { type CommandResult, done, failed } from "./commandResult.ts";
import { entryPath } from "./directoryEntry.ts";
import { isListed } from "./nameRule.ts";
import { changeFollowed, changeRegularFile } from "./scriptMode.ts";
import { systemFailure } from "./systemError.ts";

const ENOENT = 2;
const EIO = 5;
const EINVAL = 22;
/** What `ctdb enablescript` ended with up to 4.4; 4.5 ended with 1. */
const CONTROL_FAILED = 255;
const SUFFIX = Buffer.from(".script");

/** Settings of enable and disable; only `component` directories need them. */
export interface EnableOptions {
  /** Where the vendor's scripts are: `DATADIR/events/COMPONENT`, by default below `/usr/share/ctdb`. */
  readonly vendorDirectory?: string;
  /** The component in messages; by default the directory's own name. */
  readonly component?: string;
  /**
   * Take the name as CTDB does, to which `.script` is always added. Otherwise a full file name
   * is understood as well where no script has the literal name.
   */
  readonly literalName?: boolean;
}

interface Command {
  readonly directory: string;
  readonly vendorDirectory: string;
  readonly component: string;
  /** As the user gave it, for messages. */
  readonly given: string;
  /** Without `.script`. */
  readonly name: Buffer;
  readonly enable: boolean;
  readonly convention: Convention;
}

type EntryKind = "link" | "file" | "other" | { readonly errno: number };

async function entryKind(path: Buffer): Promise<EntryKind> {
  try {
    const entry = await lstat(path);
    return entry.isSymbolicLink() ? "link" : entry.isFile() ? "file" : "other";
  } catch (thrown) {
    const failure = systemFailure(thrown);
    if (failure === null) {
      throw thrown;
    }
    return { errno: failure.errno };
  }
}

async function exists(path: Buffer): Promise<boolean> {
  return typeof (await entryKind(path)) === "string";
}

function endsWithSuffix(name: Buffer): boolean {
  return name.length > SUFFIX.length && name.subarray(-SUFFIX.length).equals(SUFFIX);
}

function withSuffix(name: Buffer): Buffer {
  return Buffer.concat([name, SUFFIX]);
}

/** The script that a name means: the literal one, or the one whose full file name it is. */
async function resolveName(name: Buffer, directories: readonly string[], literal: boolean): Promise<Buffer> {
  if (literal || !endsWithSuffix(name)) {
    return name;
  }
  const here = async (file: Buffer): Promise<boolean> => {
    const found = await Promise.all(directories.map((directory) => exists(entryPath(directory, file))));
    return found.includes(true);
  };
  return !(await here(withSuffix(name))) && (await here(name)) ? name.subarray(0, -SUFFIX.length) : name;
}

/** A regular file in the etc directory: mode bits (`event_command_script`, `event/event_tool.c`). */
async function changeFile(command: Command): Promise<CommandResult> {
  const { directory, component, given, name, enable, convention } = command;
  // event_script_chmod leaves a name that ends with .script alone: with both `a.script` and
  // `a.script.script` there, CTDB changes the former when asked for the latter (seen in 4.17).
  const file = endsWithSuffix(name) ? name : withSuffix(name);
  const { errno, changed } = await changeRegularFile(entryPath(directory, file), file, enable, convention);
  if (errno === 0) {
    return done(changed);
  }
  if (errno === EINVAL) {
    return failed(errno, `Script ${given} is invalid in ${component}`);
  }
  return failed(errno, errno === ENOENT ? `Script ${given} does not exist in ${component}` : null);
}

async function linkVendorScript(command: Command, path: Buffer): Promise<CommandResult> {
  const { vendorDirectory, component, given, name } = command;
  let target: Buffer;
  try {
    target = await realpath(entryPath(vendorDirectory, withSuffix(name)), { encoding: "buffer" });
  } catch (thrown) {
    const failure = systemFailure(thrown);
    if (failure === null) {
      throw thrown;
    }
    return failed(
      failure.errno,
      failure.errno === ENOENT ? `Script ${given} does not exist in ${component}` : null,
    );
  }
  try {
    await symlink(target, path);
  } catch {
    return failed(EIO, `Failed to create symlink ${path.toString("utf8")}`);
  }
  return done(true);
}

async function linkOrChmod(command: Command): Promise<CommandResult> {
  const path = entryPath(command.directory, withSuffix(command.name));
  const kind = await entryKind(path);
  switch (kind) {
    case "file":
      return changeFile(command);
    case "other":
      return failed(EINVAL, `Script ${path.toString("utf8")} is not a file or a link`);
    case "link":
      break;
    default:
      if (!command.enable) {
        return done(false);
      }
      return kind.errno === ENOENT
        ? linkVendorScript(command, path)
        : failed(EINVAL, `Script ${path.toString("utf8")} does not exist`);
  }
  if (command.enable) {
    return done(false);
  }
  try {
    await unlink(path);
  } catch {
    return failed(EIO, `Failed to remove symlink ${path.toString("utf8")}`);
  }
  return done(true);
}

/** Up to 4.8 a daemon changed the mode: `ctdb enablescript`, in 4.6-4.8 `ctdb event script enable`. */
async function chmodByDaemon(command: Command): Promise<CommandResult> {
  const { directory, given, name, enable, convention } = command;
  const named = convention.step === "B3"; // the first generation of `ctdb event`, with errno values
  if (named && (await exists(entryPath(directory, name))) && !isListed(name, convention.names)) {
    return failed(EINVAL, `Script name ${given} is invalid`);
  }
  const { errno, changed } = await changeFollowed(entryPath(directory, name), enable, convention);
  if (errno === 0) {
    return done(changed);
  }
  return failed(
    named ? errno : CONTROL_FAILED,
    errno === ENOENT
      ? `Script ${given} does not exist`
      : `Failed to ${enable ? "enable" : "disable"} script ${given}, result=${errno}`,
  );
}

async function execute(
  directory: string,
  name: string | Buffer,
  convention: Convention,
  options: EnableOptions,
  enable: boolean,
): Promise<CommandResult> {
  const bytes = Buffer.from(name);
  const component = options.component ?? basename(directory);
  const vendorDirectory = options.vendorDirectory ?? `/usr/share/ctdb/events/${component}`;
  const given = bytes.toString("utf8");
  const linking = convention.enable === "link-or-chmod";
  if (bytes.includes("/")) {
    // Never reach outside the directory. Old daemons refused such names too.
    return failed(
      EINVAL,
      linking ? `Script ${given} is invalid in ${component}` : `Script name ${given} is invalid`,
    );
  }
  const command = { directory, vendorDirectory, component, given, enable, convention };
  if (!linking) {
    return chmodByDaemon({ ...command, name: bytes });
  }
  const places = enable ? [directory, vendorDirectory] : [directory];
  return linkOrChmod({ ...command, name: await resolveName(bytes, places, options.literalName === true) });
}

/**
 * Enables a script as CTDB's own command does: `ctdb event script enable` (4.6+) or
 * `ctdb enablescript`, with the exit status and the message of the former (`event/event_tool.c`).
 */
export function enableScript(
  directory: string,
  name: string | Buffer,
  convention: Convention,
  options: EnableOptions = {},
): Promise<CommandResult> {
  return execute(directory, name, convention, options, true);
}

/** Disables a script; the counterpart of {@link enableScript}. */
export function disableScript(
  directory: string,
  name: string | Buffer,
  convention: Convention,
  options: EnableOptions = {},
): Promise<CommandResult> {
  return execute(directory, name, convention, options, false);
}
