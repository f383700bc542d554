import type { Convention } from "../ctdb/convention.ts";
import type { ProcessEnd, ProcessStarter, Program, StartedProcess } from "../sandbox/sandbox.ts";
import type { FileName } from "../scripts/scriptFile.ts";
import type { RunClock } from "./clock.ts";
import type { TraceHook } from "./trace/scriptTracer.ts";

/** Beyond this, about 24 days, Node's timers end at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** How waiting for a script ended. */
export type ScriptOutcome =
  | { readonly kind: "ended"; readonly end: ProcessEnd }
  /** `pid` is null where the program had not been started */
  | { readonly kind: "timed-out"; readonly pid: number | null; readonly process: StartedProcess }
  | { readonly kind: "cancelled"; readonly process: StartedProcess };

export interface ScriptStart {
  readonly directory: Buffer;
  readonly fileName: FileName;
  readonly name: FileName;
  readonly event: string;
  readonly args: readonly string[];
  readonly convention: Convention;
  /** Has bash run it and write a trace; `null`: its own shell runs it. */
  readonly traced: TraceHook | null;
}

/**
 * Starts one script as the convention does and waits for its end, the deadline or the cancellation,
 * whichever is first. The process is not signalled here.
 * @param deadline milliseconds since 1970; `null`: none.
 */
export async function runScript(
  starter: ProcessStarter,
  script: ScriptStart,
  deadline: number | null,
  clock: RunClock,
  cancelled: Promise<void>,
  onOutput: (chunk: Buffer) => void,
): Promise<ScriptOutcome> {
  let isOver = false;
  const unlessOver = (take: (chunk: Buffer) => void) => (chunk: Buffer) => {
    if (!isOver) {
      take(chunk);
    }
  };
  const program =
    script.traced === null ? programOf(script) : tracedProgram(script, script.traced, unlessOver);
  const process = starter.start(program, unlessOver(onOutput));
  const timer = deadline === null ? null : startTimer(deadline, clock);
  try {
    const winner = await Promise.race([
      ...(timer === null ? [] : [timer.passed]),
      cancelled.then(() => "cancelled" as const),
      process.ended,
    ]);
    isOver = true; // what comes after the deadline is not the run's any more
    if (winner === "cancelled") {
      return { kind: "cancelled", process };
    }
    if (winner !== "passed") {
      return { kind: "ended", end: winner };
    }
    const started = await process.started;
    return "errno" in started
      ? { kind: "ended", end: await process.ended }
      : { kind: "timed-out", pid: started.pid, process };
  } finally {
    timer?.stop();
  }
}

/**
 * CTDB before Samba 4.2 called system(), where we hand the words to the shell one by one: a script
 * without `#!` runs all the same, and nothing in an argument is interpreted.
 */
function programOf(script: ScriptStart): Program {
  const path = Buffer.concat([script.directory, Buffer.from("/"), script.fileName.bytes]);
  const words = [script.event, ...script.args].map((word) => Buffer.from(word));
  if (script.convention.launch === "shell") {
    const shell = ["sh", "-c", '"$0" "$@"'].map((word) => Buffer.from(word));
    return { path: Buffer.from("/bin/sh"), argv: [...shell, path, ...words] };
  }
  const argv0 = { path, file: script.fileName.bytes, name: script.name.bytes }[script.convention.argv0];
  return { path, argv: [argv0, ...words] };
}

/** The same with bash in between, which is given the script's path as the kernel gives it to the script's own shell. */
function tracedProgram(
  script: ScriptStart,
  { plan, token, onTrace }: TraceHook,
  unlessOver: (take: (chunk: Buffer) => void) => (chunk: Buffer) => void,
): Program {
  const program = programOf(script);
  const words = [plan.bash, ...plan.flags].map((word) => Buffer.from(word));
  const path = Buffer.concat([script.directory, Buffer.from("/"), script.fileName.bytes]);
  const isByShell = script.convention.launch === "shell";
  const [before, after] = [program.argv.slice(0, isByShell ? 3 : 0), program.argv.slice(isByShell ? 4 : 1)];
  return {
    ...program,
    trace: {
      program: isByShell ? program.path.toString() : plan.bash,
      argv: [...before, ...words, path, ...after],
      variables: {
        CTDB_EVENTS_TRACE_TOKEN: token,
        CTDB_EVENTS_TRACE_SHELL: plan.standIn,
        CTDB_EVENTS_TRACE_ECHO: plan.echo,
      },
      onTrace: unlessOver(onTrace),
    },
  };
}

function startTimer(deadline: number, clock: RunClock) {
  const { promise, resolve } = Promise.withResolvers<"passed">();
  const left = Math.min(deadline - clock.now(), LONGEST_TIMER_MS);
  if (left <= 0) {
    resolve("passed"); // before the script can print or end, as in CTDB
  }
  const timer = setTimeout(() => resolve("passed"), Math.max(0, left));
  return { passed: promise, stop: () => clearTimeout(timer) };
}
