import { readFirstLine } from "../../shell/interpreter.ts";
import { findProgram } from "./findProgram.ts";
import { endWithUs } from "./processGroups.ts";
import { readComments, type ShellcheckComment } from "./shellcheckComment.ts";

/** How long ShellCheck may take for one script; Samba's longest takes under two seconds. */
const LIMIT_MILLISECONDS = 20_000;
const MOST_OUTPUT = 16 * 1024 * 1024;
/** Names of shells that ShellCheck 0.9 knows; `busybox` came with 0.10. */
const DIALECTS: readonly string[] = ["sh", "dash", "bash", "ksh"];
/**
 * “Cannot follow”: what can be followed is found by `-P`, and for what cannot there is nothing that the author
 * of an event script could do. The same holds for what is found and not understood (SC1094).
 */
const EXCLUDED = "SC1090,SC1091,SC1094";

/** What ShellCheck is to read. */
export interface ShellcheckTask {
  /** A program's absolute path or its name on `PATH`. */
  readonly program: string;
  readonly text: string;
  /** Of {@link shellcheckDialect}. */
  readonly dialect: string;
  /** The script's folder; ShellCheck looks for `.shellcheckrc` from here upwards. */
  readonly folder: string;
  /** `CTDB_BASE`. */
  readonly base: string;
}

/** There is no ShellCheck to run. */
export class NoShellcheckError extends Error {
  override readonly name = "NoShellcheckError";
}

/** ShellCheck ran and failed. */
export class ShellcheckFailure extends Error {
  override readonly name = "ShellcheckFailure";
}

/** The dialect to check a script as; `null` where its first line asks for something that ShellCheck cannot read. */
export function shellcheckDialect(text: string): string | null {
  const first = readFirstLine(text);
  if (first === null) {
    return "sh"; // what most event scripts are; that the line is missing is a finding of ours
  }
  const name = first.program.slice(first.program.lastIndexOf("/") + 1);
  if (DIALECTS.includes(name)) {
    return name;
  }
  return ["ash", "busybox"].includes(name) ? "dash" : null;
}

/**
 * Runs ShellCheck on a text.
 * `-x -P FOLDER -P BASE` lets it follow `. "${CTDB_BASE}/functions"`: it leaves one leading variable out and looks
 * for the rest in the folders of `-P` (ShellCheck 0.8 and later).
 * It runs in a process group of its own: what is installed as `shellcheck` may be a script that starts another program.
 * @throws {NoShellcheckError | ShellcheckFailure | ShellcheckOutputError}, or the signal's reason
 */
export async function runShellcheck(
  task: ShellcheckTask,
  signal: AbortSignal,
): Promise<readonly ShellcheckComment[]> {
  const { execa } = await import("execa"); // not needed before the first findings are shown
  const sources = ["-P", task.folder, "-P", task.base];
  const program = await findProgram(task.program, process.env.PATH ?? "");
  signal.throwIfAborted();
  if (program === null) {
    throw new NoShellcheckError(`There is no program ${task.program} that can be run.`);
  }
  const child = execa(program, ["-f", "json1", "-x", ...sources, "-e", EXCLUDED, "-s", task.dialect, "-"], {
    input: task.text,
    cwd: task.folder,
    detached: true,
    maxBuffer: MOST_OUTPUT,
    stripFinalNewline: false,
    reject: false,
  });
  const end = child.pid === undefined ? () => {} : endWithUs(child.pid);
  let isLate = false;
  const limit = setTimeout(() => {
    isLate = true;
    end();
  }, LIMIT_MILLISECONDS);
  signal.addEventListener("abort", end);
  const run = await child.finally(() => {
    clearTimeout(limit);
    signal.removeEventListener("abort", end);
    end();
  });
  signal.throwIfAborted();
  if (isLate) {
    throw new ShellcheckFailure("ShellCheck took longer than 20 s.");
  }
  if (run.failed && run.exitCode === undefined) {
    if (run.code === "ENOENT" || run.code === "EACCES") {
      throw new NoShellcheckError(`There is no program ${task.program} that can be run.`);
    }
    throw new ShellcheckFailure(run.shortMessage);
  }
  // 0: nothing found, 1: something found (`shellcheck(1)`).
  if (run.exitCode !== 0 && run.exitCode !== 1) {
    throw new ShellcheckFailure(`ShellCheck ended with status ${run.exitCode}: ${run.stderr.slice(0, 500)}`);
  }
  return readComments(run.stdout, task.text);
}
