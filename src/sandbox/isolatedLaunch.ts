import { existsSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, resolve, sep } from "node:path";
import { t } from "@vscode/l10n";
import { bubblewrapArguments, COMMAND_FOLDERS, type Enclosure, PRIVATE_FOLDERS, ROOM } from "./bubblewrap.ts";
import { PATIENCE_MS } from "./hostSandbox.ts";
import type { LauncherOptions } from "./launcher.ts";
import type { Layers } from "./layers.ts";
import { type LinkedHelper, type LinkedScript, linkedHelpers, linkedScripts } from "./linkedScripts.ts";
import { installedBase } from "./nodeBase.ts";
import { findPerl, findProgram, SAFE_PATH, type SystemCalls, systemCalls } from "./perl.ts";
import { SandboxError } from "./sandbox.ts";
import { machinePathOf } from "./shownPaths.ts";

/** What one isolated run is started with; all paths are absolute. */
export interface IsolatedLaunch {
  readonly kitDirectory: string;
  /** The virtual node's folder. */
  readonly nodeDirectory: string;
  /** The event directory and its CTDB_BASE. */
  readonly directory: string;
  readonly base: string;
  /** Workspace folders that scripts may read. */
  readonly workspaceFolders: readonly string[];
  readonly stubs: readonly string[];
  readonly realIp: boolean;
  readonly ownStubs: string | null;
  readonly hostname: string;
  readonly workingDirectory: string;
  readonly layers: Layers;
}

export interface IsolatedCommand {
  readonly command: LauncherOptions;
  /** Where a file that scripts see lies on this machine. */
  readonly machinePath: (path: string) => string;
  /** Sentences on files that scripts read and that this mode hides. */
  readonly hidden: readonly string[];
}

/**
 * How to start the launcher inside bubblewrap, and what is where there.
 * @throws {SandboxError} where bubblewrap or Perl is missing or the system is not Linux.
 */
export async function isolatedCommand(launch: IsolatedLaunch): Promise<IsolatedCommand> {
  const calls = systemCalls();
  if (calls.mount === 0) {
    throw new SandboxError(
      t(
        "The isolated mode needs Linux on a processor that is known; this is {0} on {1}.",
        process.platform,
        process.arch,
      ),
      t("Use the stubbed mode, or run on Linux (a container or WSL will do)."),
    );
  }
  const [bubblewrap, perl] = await Promise.all([findBubblewrap(), findPerl()]);
  const home = realHome();
  const base = shownBase(launch, home);
  const shown = shownFolders([...launch.workspaceFolders, base, launch.directory], home);
  const enclosure: Enclosure = {
    ...launch,
    // Without a slash at the end: links are recognised by it.
    kitDirectory: resolve(launch.kitDirectory),
    perl,
    calls,
    base,
    installed: installedBase(),
    shown,
    linked: hiddenScripts(launch.directory, shown, home),
    commandFolders: commandFolders(),
    home: home === null || isHidden(home) ? null : home,
  };
  const command = {
    ...started(perl, calls, [bubblewrap, ...bubblewrapArguments(enclosure)]),
    environment: { PATH: SAFE_PATH, LC_ALL: "C" },
    patienceMs: PATIENCE_MS,
    ownNamespace: true,
  };
  const hidden = linkedHelpers([base, launch.directory]).filter(({ file }) => isUnseen(file, shown, home));
  return {
    command,
    machinePath: (path) => machinePathOf(path, enclosure),
    hidden: hidden.map(hiddenSentence),
  };
}

/**
 * No kernel limits how many processes root may have, so the launcher has to stop a fork bomb in time: root may give it
 * a real-time priority, which `watch_closely` in `kit/isolated/enter.pl` keeps from the scripts.
 */
const URGENT =
  'my ($number, @command) = @ARGV; my $priority = pack("i", 1); syscall($number, 0, 1, $priority); exec @command';

function started(perl: string, calls: SystemCalls, command: readonly [string, ...string[]]) {
  const [program, ...args] = command;
  return process.getuid?.() === 0
    ? { program: perl, args: ["-e", URGENT, String(calls.schedSetscheduler), ...command] }
    : { program, args };
}

async function findBubblewrap(): Promise<string> {
  const found = await findProgram("bwrap");
  if (found === null) {
    throw new SandboxError(
      t("bubblewrap is not installed."),
      t("Install it (on Debian: apt-get install bubblewrap; on Fedora: dnf install bubblewrap)."),
    );
  }
  return found;
}

/** A base that is a home folder, or a private folder as a whole, would show what nobody's script should see. */
function shownBase({ base, directory }: IsolatedLaunch, home: string | null): string {
  return isTooMuch(realPathOf(base), home) || isTooMuch(base, home) ? directory : base;
}

function isTooMuch(folder: string, home: string | null): boolean {
  return (
    PRIVATE_FOLDERS.some((hidden) => contains(folder, hidden)) ||
    dirname(folder) === "/home" ||
    (home !== null && contains(folder, home))
  );
}

/** Folders to show although a private folder lies over them; never the home folder as a whole. */
function shownFolders(folders: readonly string[], home: string | null): string[] {
  const shown = folders
    .flatMap((folder) => [folder, realPathOf(folder)])
    .filter((folder) => isHidden(folder) || (home !== null && contains(home, folder)))
    .filter((folder) => !isTooMuch(folder, home))
    .filter((folder) => !contains(ROOM, folder) && existsSync(folder));
  // Outer folders first: a later mount lies over an earlier one.
  return [...new Set(shown)].sort((a, b) => a.length - b.length);
}

/** The scripts that links of the event directory lead to, where they would not be seen. */
function hiddenScripts(
  directory: string,
  shown: readonly string[],
  home: string | null,
): readonly LinkedScript[] {
  return linkedScripts(directory).filter(({ place }) => isUnseen(place, shown, home));
}

function hiddenSentence({ link, file }: LinkedHelper): string {
  return t(
    "{0} is a link to {1}, which scripts do not see in this mode. Open the folder {2} in this workspace, too.",
    link,
    file,
    dirname(file),
  );
}

/** Whether a private folder hides a file, and nothing that is shown holds it. */
function isUnseen(file: string, shown: readonly string[], home: string | null): boolean {
  return (
    (isHidden(file) || (home !== null && contains(home, file))) &&
    !contains(ROOM, file) &&
    !shown.some((folder) => contains(folder, file))
  );
}

/** The folders of commands as they really are, since on most systems some of them are links. */
function commandFolders(): string[] {
  const real = COMMAND_FOLDERS.filter((folder) => existsSync(folder)).map((folder) => realpathSync(folder));
  return [...new Set(real)];
}

function isHidden(folder: string): boolean {
  return PRIVATE_FOLDERS.some((hidden) => contains(hidden, folder));
}

/** Whether `inner` is `outer` or lies in it. */
function contains(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}

function realHome(): string | null {
  const home = homedir();
  return home === "/" || dirname(home) === home || !existsSync(home) ? null : realpathSync(home);
}

function realPathOf(folder: string): string {
  return existsSync(folder) ? realpathSync(folder) : folder;
}
