import { access, constants } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import type { Convention } from "../ctdb/convention.ts";
import { strerror } from "../ctdb/errno.ts";
import type { ProcessStarter, StartedProcess } from "../sandbox/sandbox.ts";
import { OutputCapture, outputText } from "./output.ts";
import type { SpillFolder } from "./spillFolder.ts";

/** CTDB lets the debug program run for ever; a run of ours has to end. In milliseconds. */
const DEBUG_PROGRAM_LIMIT_MS = 60_000;

export interface HungScript {
  readonly pid: number;
  readonly timeoutMs: number;
  readonly process: StartedProcess;
  readonly event: string;
}

/**
 * The program that CTDB runs for a hung script: the configured one, else what the step does by
 * itself (`debug-hung-script.sh` in CTDB_BASE up to 4.8, none since 4.9).
 */
export async function debugProgramOf(
  configured: string | undefined,
  ctdbBase: string,
  convention: Convention,
): Promise<string | null> {
  if (configured !== undefined && configured !== "") {
    return isAbsolute(configured) ? configured : join(ctdbBase, configured);
  }
  if (convention.hungScript.defaultProgram !== "debug-hung-script.sh") {
    return null;
  }
  const program = join(ctdbBase, "debug-hung-script.sh");
  return access(program, constants.X_OK).then(
    () => program,
    () => null,
  );
}

/**
 * Runs the debug program while the hung script still lives (`run_debug_send` in
 * ctdb/common/run_event.c), then signals the script's group as the convention does.
 * @returns what the program printed, with a note where it could not be run or had to be ended. Never
 * rejects: CTDB has answered before, so that nothing here changes the event's result.
 */
export async function debugHungScript(
  program: string,
  hung: HungScript,
  convention: Convention,
  starter: ProcessStarter,
  folder: SpillFolder,
  cancelled: Promise<void>,
): Promise<string> {
  const capture = new OutputCapture(folder);
  const argv = [program, ...debugArguments(hung, convention)].map((word) => Buffer.from(word));
  const debug = starter.start({ path: Buffer.from(program), argv }, (chunk) => {
    capture.append(chunk);
  });
  const limit = Promise.withResolvers<"limit">();
  const limitMs = convention.hungScript.programLimit === "none" ? DEBUG_PROGRAM_LIMIT_MS : hung.timeoutMs;
  const timer = setTimeout(() => limit.resolve("limit"), limitMs);
  const ended = debug.ended.catch((error: Error) => error);
  const winner = await Promise.race([ended, limit.promise, cancelled.then(() => "cancelled" as const)]);
  clearTimeout(timer);
  let note = "";
  if (winner === "limit" || winner === "cancelled") {
    debug.signalGroup("SIGKILL");
    await ended;
    note = winner === "limit" ? `[ended after ${limitMs / 1000} s]\n` : "";
  } else if (winner instanceof Error) {
    note = `[${winner.message}]\n`;
  } else if (winner.kind === "start-failed") {
    note = `[${program} could not be started: ${strerror(winner.errno)}]\n`;
  }
  return outputText(capture.finish()) + note;
}

function debugArguments(hung: HungScript, convention: Convention): string[] {
  switch (convention.hungScript.programArguments) {
    case "none":
      return [];
    case "pid":
      return [String(hung.pid)];
    case "pid-event":
      return [String(hung.pid), hung.event];
  }
}

/** The signal that CTDB sends to the hung script's group, or `null` where it leaves it alone. */
export function groupSignalOf(convention: Convention, programRan: boolean): "SIGTERM" | "SIGKILL" | null {
  switch (convention.hungScript.kill) {
    case "SIGTERM-handler-SIGKILL-group":
      return "SIGKILL";
    case "SIGTERM-group-after-program":
      return programRan ? "SIGTERM" : null;
    case "SIGKILL-helper-only":
      return null;
  }
}
