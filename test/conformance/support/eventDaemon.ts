import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { mkdir } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { EVENT_TOOL, EVENTD } from "./installedCtdb.ts";
import type { Answer, RunSpec } from "./observation.ts";

/** A stand-alone ctdb-eventd, with the tool that talks to it. */
export interface EventDaemon {
  readonly pid: number;
  /** `ctdb event run`: its exit status. */
  run(component: string, run: RunSpec): Promise<number>;
  /** `ctdb event status`. */
  status(component: string, event: string): Promise<Answer>;
  /** Ends the daemon; what it leaves running is the caller's to end. */
  stop(): Promise<void>;
}

/**
 * Starts ctdb-eventd in test mode, in the state in which ctdbd starts it: SIGPIPE ignored, standard
 * input from /dev/null. `environment` must hold CTDB_TEST_MODE and CTDB_BASE and is what scripts get.
 */
export async function startEventDaemon(
  base: string,
  environment: Readonly<Record<string, string>>,
  workingDirectory: string,
): Promise<EventDaemon> {
  const runFolder = join(base, "run");
  await mkdir(runFolder, { recursive: true });
  const log: Buffer[] = [];
  // Unlike a shell, env adds nothing to the environment.
  const daemon = spawn("/usr/bin/env", ["--ignore-signal=PIPE", EVENTD], {
    cwd: workingDirectory,
    env: { ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const endWithUs = () => daemon.kill("SIGTERM");
  process.once("exit", endWithUs);
  daemon.stdout.on("data", (chunk: Buffer) => keepTail(log, chunk));
  daemon.stderr.on("data", (chunk: Buffer) => keepTail(log, chunk));
  await socketOf(daemon, runFolder, log);
  const tool =
    (...words: string[]) =>
    (runAll: boolean) =>
      callTool({ ...environment, ...(runAll ? { CTDB_EVENT_RUN_ALL: "1" } : {}) }, words);
  return {
    pid: daemon.pid ?? 0,
    async run(component, { event, args, timeoutSeconds, runAll }) {
      // `--`, or the tool takes arguments with a dash for its own.
      const { exitStatus } = await tool(
        "--",
        "run",
        String(timeoutSeconds),
        component,
        event,
        ...args,
      )(runAll);
      return exitStatus;
    },
    status: (component, event) => tool("--", "status", component, event)(false),
    async stop() {
      if (daemon.exitCode === null && daemon.signalCode === null) {
        const exit = once(daemon, "exit");
        daemon.kill("SIGTERM");
        await exit;
      }
      process.off("exit", endWithUs);
      // A script that the daemon left behind may hold its output.
      daemon.stdout.destroy();
      daemon.stderr.destroy();
    },
  };
}

/** Waits until the daemon takes connections: the socket is there a moment earlier, and the tool gives up at once (5, EIO). */
async function socketOf(daemon: ChildProcess, folder: string, log: readonly Buffer[]): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const path = join(folder, "eventd.socket");
  const look = async (): Promise<void> => {
    let code = await knock(path);
    while (code === "ECONNREFUSED") {
      code = await knock(path);
    }
    if (code === null) {
      resolve();
    }
  };
  const watcher = watch(folder, look);
  daemon.once("error", reject);
  daemon.once("exit", () => reject(new Error(`ctdb-eventd ended: ${Buffer.concat(log)}`)));
  try {
    await look();
    await promise;
  } finally {
    watcher.close();
  }
}

/** @returns the name of the errno with which a connection is refused, or `null` */
function knock(path: string): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(null);
    });
    socket.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}

function callTool(env: Record<string, string>, words: readonly string[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    execFile(EVENT_TOOL, words, { env, encoding: "buffer", maxBuffer: 64 * 1024 * 1024 }, (error, stdout) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === "number") {
        resolve({ exitStatus: code, text: stdout.toString("latin1") });
      } else {
        reject(error);
      }
    });
  });
}

function keepTail(log: Buffer[], chunk: Buffer): void {
  log.push(chunk);
  if (log.length > 50) {
    log.shift();
  }
}
