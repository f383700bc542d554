import { t } from "@vscode/l10n";
import { execa } from "execa";
import { shortageOf } from "../scripts/shortage.ts";
import { encodeCommand, type Frame, FrameReader } from "./launcherFrames.ts";
import { killOrphans } from "./orphans.ts";
import {
  type LeftProcess,
  type ProcessEnd,
  type Program,
  SandboxError,
  type SandboxOptions,
  type StartedProcess,
} from "./sandbox.ts";
import { ShortageError } from "./shortageError.ts";

/** How to start the launcher: the program, its arguments and the environment of the launcher itself. */
export interface LauncherOptions {
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** How long the launcher may take to start or to kill a process, in milliseconds. */
  readonly patienceMs: number;
  /** Whether it runs in a PID namespace: its process IDs mean nothing here, and all ends with it. */
  readonly ownNamespace: boolean;
}

/** A file of the virtual node that changed inside the sandbox; see `kit/isolated/files.pl`. */
export type SentFile = Buffer;

interface Watched {
  readonly onOutput: (chunk: Buffer) => void;
  readonly onTrace: ((chunk: Buffer) => void) | undefined;
  readonly started: PromiseWithResolvers<{ pid: number } | { errno: number }>;
  readonly ended: PromiseWithResolvers<ProcessEnd>;
  pid: number;
}

/** How the launcher ended, as execa says it. */
type LauncherEnd = Awaited<ReturnType<typeof spawn>>;

const MAX_COMPLAINT_BYTES = 4096;

/**
 * Talks to one `kit/launcher.pl`, which forks and waits for the scripts of a run: one program start
 * of ours per run, and what CTDB does per script.
 */
export class Launcher {
  readonly #child: ReturnType<typeof spawn>;
  readonly #patienceMs: number;
  readonly #ownNamespace: boolean;
  /** What came by frames of type F and N. */
  readonly files: SentFile[] = [];
  readonly notes: string[] = [];
  readonly #ready = Promise.withResolvers<void>();
  readonly #watched = new Map<number, Watched>();
  readonly #sweeps = new Map<number, PromiseWithResolvers<readonly LeftProcess[]>>();
  readonly #finished = Promise.withResolvers<void>();
  /** Resolves when the process itself is gone, however it ends. */
  readonly gone: Promise<void>;
  readonly #complaint: Buffer[] = [];
  #nextId = 1;
  #closing = false;
  /** When it was last heard of, as `performance.now()` says. */
  #heard = 0;
  #failure: SandboxError | null = null;

  /** @param options environment and working directory of the scripts. */
  constructor(command: LauncherOptions, options: Pick<SandboxOptions, "environment" | "workingDirectory">) {
    this.#child = spawn(command, options.workingDirectory);
    this.#patienceMs = command.patienceMs;
    this.#ownNamespace = command.ownNamespace;
    this.#ready.promise.catch(() => {}); // only the isolated mode asks
    const reader = new FrameReader();
    this.#child.stdout.on("data", (chunk: Buffer) => {
      this.#heard = performance.now();
      for (const frame of reader.push(chunk)) {
        this.#take(frame);
      }
    });
    this.#child.stderr.on("data", (chunk: Buffer) => {
      if (this.#complaint.reduce((sum, part) => sum + part.length, 0) < MAX_COMPLAINT_BYTES) {
        this.#complaint.push(chunk);
      }
    });
    // A launcher that is gone breaks the pipe; its end is handled below.
    this.#child.stdin.on("error", () => {});
    this.gone = this.#child.then((result) => this.#gone(result));
    this.#send("env", ...Object.entries(options.environment).map(([name, value]) => `${name}=${value}`));
  }

  start(program: Program, onOutput: (chunk: Buffer) => void): StartedProcess {
    const id = this.#nextId++;
    const watched: Watched = {
      onOutput,
      onTrace: program.trace?.onTrace,
      started: Promise.withResolvers(),
      ended: Promise.withResolvers(),
      pid: 0,
    };
    // Who started the process looks at both in turn; a launcher that fails rejects both at once.
    watched.started.promise.catch(() => {});
    watched.ended.promise.catch(() => {});
    if (this.#failure !== null) {
      watched.started.reject(this.#failure);
      watched.ended.reject(this.#failure);
    } else {
      this.#watched.set(id, watched);
      this.#send(...startCommand(id, program));
      this.#insistOn(watched.started.promise, this.#patienceMs);
    }
    return {
      started: watched.started.promise,
      ended: watched.ended.promise,
      signalGroup: (signal) => {
        this.#send("signal", String(id), signal.slice("SIG".length));
        if (signal === "SIGKILL") {
          this.#insistOn(watched.ended.promise, this.#patienceMs);
        }
      },
    };
  }

  /** Resolves when scripts can start, in the isolated mode. */
  ready(): Promise<void> {
    this.#insistOn(this.#ready.promise, this.#patienceMs);
    return this.#ready.promise;
  }

  sweep(graceMs: number): Promise<readonly LeftProcess[]> {
    if (this.#failure !== null) {
      return Promise.resolve([]);
    }
    const id = this.#nextId++;
    const sweep = Promise.withResolvers<readonly LeftProcess[]>();
    this.#sweeps.set(id, sweep);
    this.#send("sweep", String(id), String(Math.ceil(graceMs)));
    this.#insistOn(sweep.promise, graceMs + this.#patienceMs);
    return sweep.promise;
  }

  /** Ends everything that is left; resolves when nothing runs any more and all files and notes have come. */
  async finish(): Promise<void> {
    this.#closing = true;
    this.#child.stdin.end();
    this.#insistOn(this.gone, this.#patienceMs);
    await Promise.race([this.#finished.promise, this.gone]);
  }

  /** The same; resolves when the launcher itself is gone, too. */
  async close(): Promise<void> {
    await this.finish();
    await this.gone;
  }

  /**
   * Kills a launcher that does not answer, since a run must always end: a script may have stopped it,
   * or a file system that is gone may hold it.
   */
  #insistOn(answer: Promise<unknown>, limitMs: number): void {
    const wait = () => {
      // While it closes nothing runs any more: what it sends are files, which may take their time.
      const left = this.#closing ? this.#heard + limitMs - performance.now() : 0;
      if (left > 0) {
        timer = setTimeout(wait, left);
      } else {
        this.#child.kill("SIGKILL");
      }
    };
    let timer = setTimeout(wait, limitMs);
    const stop = () => clearTimeout(timer);
    answer.then(stop, stop);
  }

  #send(...fields: (string | Buffer)[]): void {
    if (!this.#closing && this.#failure === null) {
      this.#child.stdin.write(encodeCommand(fields));
    }
  }

  #take(frame: Frame): void {
    if (frame.type === "L") {
      this.#sweeps.get(frame.id)?.resolve(leftProcesses(frame.payload));
      this.#sweeps.delete(frame.id);
      return;
    }
    if (frame.type === "R") {
      this.#ready.resolve();
      return;
    }
    if (frame.type === "Z") {
      this.#finished.resolve();
      return;
    }
    if (frame.type === "F") {
      this.files.push(frame.payload);
      return;
    }
    if (frame.type === "N") {
      this.notes.push(frame.payload.toString());
      return;
    }
    const watched = this.#watched.get(frame.id);
    if (watched === undefined) {
      return;
    }
    if (frame.type === "S") {
      watched.pid = Number(frame.payload.toString());
      watched.started.resolve({ pid: watched.pid });
    } else if (frame.type === "O") {
      watched.onOutput(frame.payload);
    } else if (frame.type === "T") {
      watched.onTrace?.(frame.payload);
    } else if (frame.type === "E") {
      const errno = Number(frame.payload.toString());
      this.#watched.delete(frame.id);
      watched.started.resolve({ errno });
      watched.ended.resolve({ kind: "start-failed", errno });
    } else if (frame.type === "X") {
      this.#watched.delete(frame.id);
      watched.ended.resolve(decodeWaitStatus(Number(frame.payload.toString())));
    }
  }

  /** What came on the launcher's standard error; empty where all is well. */
  get complaint(): string {
    return Buffer.concat(this.#complaint).toString().trim();
  }

  /** Nobody else would end the scripts of a launcher that was killed. */
  #gone({ failed, originalMessage, cause }: LauncherEnd): void {
    const { complaint } = this;
    const reason = complaint === "" ? (originalMessage ?? t("it was ended")) : complaint;
    const shortage = shortageOf(cause);
    this.#failure =
      shortage === null
        ? new SandboxError(
            t("The launcher of the scripts stopped: {0}.", reason.replace(/\.$/, "")),
            t("Run the event again. If it happens again, look at the log."),
          )
        : new ShortageError(shortage);
    if ((failed || !this.#closing) && !this.#ownNamespace) {
      killOrphans(
        this.#child.pid,
        [...this.#watched.values()].map(({ pid }) => pid),
      );
    }
    this.#ready.reject(this.#failure);
    for (const watched of this.#watched.values()) {
      watched.started.reject(this.#failure);
      watched.ended.reject(this.#failure);
    }
    this.#watched.clear();
    for (const sweep of this.#sweeps.values()) {
      sweep.resolve([]);
    }
    this.#sweeps.clear();
  }
}

function spawn(command: LauncherOptions, workingDirectory: string) {
  return execa(command.program, command.args, {
    cwd: workingDirectory,
    env: command.environment,
    extendEnv: false,
    stdin: "pipe",
    stdout: "pipe",
    stderr: "pipe",
    // A session of its own: signals for the editor's terminal do not reach the scripts.
    detached: true,
    // Buffering and exit hooks cost more than starting a script; the launcher ends with its input.
    buffer: false,
    cleanup: false,
    reject: false,
    encoding: "buffer",
  });
}

function startCommand(id: number, { path, argv, trace }: Program): (string | Buffer)[] {
  if (trace === undefined) {
    return ["start", String(id), path, ...argv];
  }
  const variables = Object.entries(trace.variables).map(([name, value]) => `${name}=${value}`);
  return ["trace", String(id), path, trace.program, String(variables.length), ...variables, ...trace.argv];
}

function decodeWaitStatus(status: number): ProcessEnd {
  const signal = status & 0x7f;
  return signal === 0 ? { kind: "exit", status: (status >> 8) & 0xff } : { kind: "signal", signal };
}

function leftProcesses(payload: Buffer): LeftProcess[] {
  const fields = payload.length === 0 ? [] : payload.toString().split("\0");
  const left: LeftProcess[] = [];
  for (let i = 0; i + 1 < fields.length; i += 2) {
    left.push({ pid: Number(fields[i]), command: fields[i + 1] ?? "" });
  }
  return left;
}
