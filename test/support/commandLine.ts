import { type ChildProcess, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { COMMAND_LINE } from "./programs.ts";

/** What a command left. */
export interface Answer {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** With its temporary files in a place where a test can look for them; nobody reads what it prints. */
export function spawnIn(temporary: string, ...args: string[]) {
  const env = { ...process.env, TMPDIR: temporary, XDG_STATE_HOME: join(temporary, "state") };
  const child = spawn(process.execPath, [COMMAND_LINE, ...args], { stdio: ["ignore", "pipe", "pipe"], env });
  return { child, status: statusOf(child) };
}

const statusOf = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));

/** The same, and what it prints is read. */
export function startIn(temporary: string, ...args: string[]) {
  const { child, status } = spawnIn(temporary, ...args);
  const answer = Promise.all([status, text(child.stdout), text(child.stderr)]).then(
    ([code, stdout, stderr]): Answer => ({ status: code, stdout, stderr }),
  );
  return { child, answer };
}

export const start = (...args: string[]) => startIn(tmpdir(), ...args);
export const cli = (...args: string[]) => start(...args).answer;

/** Runs the command as `"$@"` of a shell line, for its redirections. */
export async function shell(line: string, ...args: string[]) {
  const words = ["-c", line, "sh", process.execPath, COMMAND_LINE, ...args];
  const child = spawn("sh", words, { stdio: ["ignore", "ignore", "pipe"] });
  const [status, stderr] = await Promise.all([statusOf(child), text(child.stderr)]);
  return { status, stderr };
}
