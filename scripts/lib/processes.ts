import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createWriteStream, existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A program that goes on in the background, in a session of its own, until {@link endTree}. */
export interface Background {
  readonly pid: number;
  readonly child: ChildProcess;
  /** All that it printed so far. */
  output(): string;
}

/** What is still running. */
const alive = new Map<number, Background>();

process.on("exit", () => {
  for (const pid of alive.keys()) for (const row of descendants(pid)) signal(row.pid, "SIGKILL");
});

/** Makes signals that would end this process at once end it orderly: what it started goes with it. */
export function endOrderlyOnSignals(): void {
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => {
      void Promise.all([...alive.values()].map((background) => endTree(background))).finally(() =>
        process.exit(130),
      );
    });
  }
}

/** Starts a program in the background; its output is kept, and copied to `log` where one is given. */
export function startBackground(
  command: string,
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string; readonly log?: string } = {},
): Background {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  const file = options.log === undefined ? undefined : createWriteStream(options.log);
  const take = (chunk: Buffer) => {
    text += chunk.toString();
    file?.write(chunk);
  };
  child.stdout.on("data", take);
  child.stderr.on("data", take);
  child.on("error", (error) => take(Buffer.from(`${error.message}\n`)));
  child.on("close", () => file?.end());
  const background = { pid: child.pid ?? 0, child, output: () => text };
  if (background.pid > 0) alive.set(background.pid, background);
  return background;
}

/**
 * Ends a background program and everything it started, also what left its process group (event scripts do).
 * Asks first, and kills what is left after the grace time.
 */
export async function endTree(background: Background, graceMs = 5000): Promise<void> {
  if (background.pid === 0) return;
  const tree = descendants(background.pid);
  signalGroup(background.pid, "SIGTERM");
  await untilGone(tree, graceMs);
  signalGroup(background.pid, "SIGKILL");
  alive.delete(background.pid);
}

/** Waits until processes have ended, and kills those that are left after the grace time. */
export async function untilGone(processes: readonly ProcessRow[], graceMs = 5000): Promise<void> {
  const end = Date.now() + graceMs;
  while (Date.now() < end && remaining(processes).length > 0) await sleep(50);
  for (const pid of remaining(processes)) signal(pid, "SIGKILL");
}

/** What a background program has started with these words on its command line, with all below it (Linux only). */
export function startedWith(background: Background, words: string): readonly ProcessRow[] {
  return descendants(background.pid)
    .filter(({ pid }) => commandLine(pid).includes(words))
    .flatMap(({ pid }) => descendants(pid));
}

/** The command lines of what still holds a file open, such as the pipe of a program that has ended (Linux only). */
export function holdersOf(target: string): string[] {
  if (!existsSync("/proc/self/fd")) return [];
  return processTable().flatMap(({ pid }) => {
    try {
      const folder = `/proc/${pid}/fd`;
      const holds =
        pid !== process.pid && readdirSync(folder).some((fd) => readlinkSync(`${folder}/${fd}`) === target);
      return holds ? [`${pid} ${commandLine(pid)}`] : [];
    } catch {
      return []; // It ended while we were reading, or is somebody else's.
    }
  });
}

/** A TCP port on 127.0.0.1 that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Waits until the address answers over HTTP; fails when the program behind it ends or the time is over. */
export async function untilAnswers(url: string, background: Background, timeoutMs = 60_000): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (Date.now() < end) {
    if (background.pid === 0 || background.child.exitCode !== null || background.child.signalCode !== null) {
      throw new Error(`the server ended before it answered:\n${background.output()}`);
    }
    const answer = await fetch(url, { redirect: "manual" }).catch(() => undefined);
    if (answer && answer.status < 500) return;
    await sleep(100);
  }
  throw new Error(`no answer from ${url} after ${timeoutMs / 1000} s:\n${background.output()}`);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone, which is what was wanted.
  }
}

function signalGroup(pid: number, name: NodeJS.Signals): void {
  signal(-pid, name);
}

/** A process at the time of a look at all of them. */
export interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  /** Start time: tells a process from a later one with the same ID. */
  readonly started: string;
}

/** Empty where the process has ended, and on systems other than Linux. */
function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return "";
  }
}

function processTable(): ProcessRow[] {
  if (existsSync("/proc/self/stat")) return procTable();
  const listing = spawnSync("ps", ["-A", "-o", "pid=,ppid=,state=,lstart="], { encoding: "utf8" });
  return listing.stdout
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([pid, , state]) => pid && !state?.startsWith("Z"))
    .map(([pid, parent, , ...started]) => ({
      pid: Number(pid),
      parent: Number(parent),
      started: started.join(" "),
    }));
}

function procTable(): ProcessRow[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        // A zombie has ended; only its parent has not looked yet.
        return fields[0] === "Z"
          ? []
          : [{ pid: Number(name), parent: Number(fields[1]), started: fields[19] ?? "" }];
      } catch {
        return []; // It ended while we were reading.
      }
    });
}

function descendants(pid: number): ProcessRow[] {
  const table = processTable();
  const found = table.filter((row) => row.pid === pid);
  for (const row of found) found.push(...table.filter((child) => child.parent === row.pid));
  return found;
}

function remaining(tree: readonly ProcessRow[]): number[] {
  const table = processTable();
  return tree
    .filter((row) => table.some((now) => now.pid === row.pid && now.started === row.started))
    .map((row) => row.pid);
}
