import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A call that started a program, opened a file, read where a link leads, or asked for a connection; each succeeded. */
export interface TracedCall {
  /** The command line of the process at that time, with blanks between the words. */
  readonly program: string;
  readonly name: "execve" | "open" | "readlink" | "connect" | "io_uring";
  /** Where all links lead, absolute, for a file that was opened; otherwise as the program gave it. */
  readonly path: string;
  /** As strace writes it. */
  readonly line: string;
}

const CALLS = "execve,execveat,open,openat,openat2,creat,readlink,readlinkat,connect,io_uring_setup";
const FORKS = "clone,clone3,fork,vfork";

/** Whether strace is there and may look at processes of ours. */
export function hasStrace(): boolean {
  return spawnSync("strace", ["-o", "/dev/null", "true"], { stdio: "ignore" }).status === 0;
}

/** What Node programs and everything that they start do, as strace (6.1) tells it. */
export class ProgramTrace {
  readonly #folder = mkdtempSync(join(tmpdir(), "ctdb-events-trace-"));
  /** Absolute path of a program to start in place of Node: Node under strace. */
  readonly node = join(this.#folder, "node");

  constructor() {
    const files = join(this.#folder, "trace");
    // The tracer is nobody's parent (-D), and stops programs at these calls only (--seccomp-bpf).
    const options = `-D -ff -y -s 4096 --seccomp-bpf -e signal=none -e trace=${CALLS},${FORKS}`;
    const command = `exec strace ${options} -o '${files}' -- '${process.execPath}' "$@"`;
    writeFileSync(this.node, `#!/bin/sh\n${command}\n`, { mode: 0o755 });
  }

  /** All calls, once the programs have ended: those of one thread in their order. */
  calls(): readonly TracedCall[] {
    const threads = new Map(
      readdirSync(this.#folder)
        .filter((name) => name.startsWith("trace."))
        .map((name) => [
          Number(name.slice("trace.".length)),
          readFileSync(join(this.#folder, name), "latin1").split("\n"),
        ]),
    );
    const calls: TracedCall[] = [];
    const told = new Set<number>();
    const tell = (thread: number, program: string): void => {
      let now = program;
      told.add(thread);
      for (const line of threads.get(thread) ?? []) {
        const child = childOf(line);
        if (child !== null && !told.has(child)) {
          tell(child, now);
        }
        const call = callOf(line, now);
        if (call !== null) {
          calls.push(call);
          now = call.name === "execve" ? wordsOf(line) : now;
        }
      }
    };
    const started = new Set([...threads.values()].flatMap((lines) => lines.map(childOf)));
    for (const thread of threads.keys()) {
      if (!started.has(thread)) {
        tell(thread, "");
      }
    }
    return calls;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}

/** The thread or process that a call started. */
function childOf(line: string): number | null {
  const number = /^(?:clone|clone3|v?fork)\(.* = (\d+)(?:<.*>)?$/.exec(line)?.[1];
  return number === undefined ? null : Number(number);
}

function callOf(line: string, program: string): TracedCall | null {
  if (/ = -1 E(?!INPROGRESS)/.test(line)) {
    return null;
  }
  const name = line.slice(0, line.indexOf("("));
  const quoted = /"((?:[^"\\]|\\.)*)"/.exec(line)?.[1] ?? "";
  if (name.startsWith("execve")) {
    return { program, name: "execve", path: quoted, line };
  }
  if (name.startsWith("readlink")) {
    return { program, name: "readlink", path: quoted, line };
  }
  if (name === "connect") {
    return { program, name, path: line, line };
  }
  if (name.startsWith("open") || name === "creat") {
    const path = / = \d+<(.*)>$/.exec(line)?.[1];
    return path === undefined ? null : { program, name: "open", path, line };
  }
  if (name === "io_uring_setup") {
    return { program, name: "io_uring", path: "", line };
  }
  return null;
}

/** The words of a program that was started. */
function wordsOf(line: string): string {
  const words = /, \[(.*)\], 0x/.exec(line)?.[1] ?? "";
  return [...words.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, word]) => word).join(" ");
}
