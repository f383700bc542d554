import { isAbsolute, resolve } from "node:path";
import { createEngine } from "../runner/engine.ts";
import { scriptEnvironment } from "../runner/environment.ts";
import { sandboxFor } from "../runner/eventSandbox.ts";
import type { RunReport } from "../runner/report.ts";
import { statusChunks, statusExitCode } from "../runner/status/statusText.ts";
import { SANDBOX_CHOICES } from "../sandbox/chooseSandbox.ts";
import { oneOf, readCommandLine } from "./commandLine.ts";
import { CONVENTION_OPTIONS, conventionOption } from "./conventionOption.ts";
import { NODE_OPTIONS, nodeWishes } from "./nodeOptions.ts";
import { exitStatusOfSignal, OutputInterrupted, type Streams, writeChunks } from "./output.ts";
import { runJson } from "./runJson.ts";
import { UsageError } from "./usage.ts";

const OPTIONS = [
  ...CONVENTION_OPTIONS,
  ...NODE_OPTIONS,
  "timeout",
  "sandbox",
  "refusal",
  "format",
  "debug-script",
] as const;

/**
 * `run`: one event, its status text on standard output, everything else on standard error.
 * @param kitDirectory where the sandbox's launcher is.
 * @returns what `ctdb event status` returns for the same outcome.
 * @throws {UsageError | OutputInterrupted | SandboxError}
 */
export async function runCommand(
  args: readonly string[],
  streams: Streams,
  kitDirectory: string,
): Promise<number> {
  const { options, words } = readCommandLine(args, OPTIONS, "run");
  const [path, event, ...eventArgs] = words;
  if (path === undefined || event === undefined || event === "") {
    throw new UsageError("run takes a directory and an event.", "run");
  }
  const format = oneOf(options.format, ["status", "json"], "format", "run") ?? "status";
  const choice = oneOf(options.sandbox, SANDBOX_CHOICES, "sandbox", "run") ?? "auto";
  const despiteRefusal = oneOf(options.refusal, ["obey", "ignore"], "refusal", "run") === "ignore";
  const convention = await conventionOption(path, options, "run");
  const directory = resolve(path);
  const debugScript = options["debug-script"];
  const timeoutSeconds = timeoutOption(options.timeout, convention.deadline.defaultSeconds);
  const wishes = nodeWishes(options, kitDirectory, "run");
  const signals = listenForSignals();
  try {
    const sandbox = await sandboxFor(choice, directory, convention, wishes);
    const early = signals.signalNumber();
    if (early !== null) {
      return exitStatusOfSignal(early); // nothing was started
    }
    const engine = createEngine({
      directory,
      convention,
      sandbox,
      environment: scriptEnvironment(directory, convention),
      workingDirectory: "/",
      debugProgram: debugScript === undefined || isAbsolute(debugScript) ? debugScript : resolve(debugScript),
    });
    try {
      const run = engine.run({ event, args: eventArgs, timeoutSeconds, despiteRefusal });
      signals.onFirst(() => run.cancel());
      const report = await run.report;
      const printing = new AbortController();
      signals.onFirst((signal) => printing.abort(new OutputInterrupted(signal)));
      await print(report, format, streams, printing.signal);
      const signal = signals.signalNumber();
      return signal === null ? statusExitCode(report.summary) : exitStatusOfSignal(signal);
    } finally {
      await engine.close();
    }
  } finally {
    signals.stop();
  }
}

async function print(
  report: RunReport,
  format: "status" | "json",
  streams: Streams,
  signal: AbortSignal,
): Promise<void> {
  if (report.sandbox.mode === "stubbed") {
    streams.stderr.write(`ctdb-events: ${report.sandbox.mode}: ${report.sandbox.reason}\n`);
  }
  const notes = report.sandbox.notes.filter(({ level }) => level === "warning");
  for (const warning of [...report.warnings, ...notes.map(({ sentence }) => sentence)]) {
    streams.stderr.write(`ctdb-events: warning: ${warning}\n`);
  }
  if (report.problem !== null) {
    const remedy = report.canRunAnyway ? " (run it all the same with --refusal ignore)" : "";
    streams.stderr.write(`ctdb-events: ${report.problem}${remedy}\n`);
  }
  for (const left of report.leftRunning) {
    streams.stderr.write(`ctdb-events: ended process ${left.pid}, which CTDB would leave: ${left.command}\n`);
  }
  if (report.debugOutput !== null) {
    streams.stderr.write(report.debugOutput);
  }
  const chunks = format === "json" ? [Buffer.from(runJson(report))] : statusChunks(report);
  await writeChunks(streams.stdout, chunks, signal);
}

function timeoutOption(text: string | undefined, defaultSeconds: number): number {
  if (text === undefined) {
    return defaultSeconds;
  }
  const seconds = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || seconds > 2_000_000) {
    throw new UsageError(`--timeout takes seconds from 0 to 2000000, not “${text}”.`, "run");
  }
  return seconds;
}

/** Those with which a person or a program asks again; a terminal that closes may send SIGHUP besides another one. */
/** A key pressed once can arrive twice, as by npx. */
const SAME_KEY_MS = 300;
const ENDING: readonly string[] = ["SIGINT", "SIGTERM"];

/**
 * The first signal cancels the run, so that nothing of it is left, or ends the printing when it is over. The second one
 * ends this process at once, whatever the run is waiting for; the launcher then ends the scripts.
 */
function listenForSignals() {
  let received: number | null = null;
  let receivedAt = 0;
  let onFirst: (signalNumber: number) => void = () => {};
  const handlers = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;
  const listeners = Object.entries(handlers).map(([name, number]) => {
    const listener = () => {
      if (received === null) {
        received = number;
        receivedAt = performance.now();
        onFirst(number);
      } else if (ENDING.includes(name) && performance.now() - receivedAt > SAME_KEY_MS) {
        process.exit(exitStatusOfSignal(number));
      }
    };
    process.on(name, listener);
    return { name, listener };
  });
  return {
    signalNumber: () => received,
    /** Says what the first signal does from now on. */
    onFirst: (action: (signalNumber: number) => void) => {
      onFirst = action;
    },
    stop: () => {
      for (const { name, listener } of listeners) {
        process.off(name, listener);
      }
    },
  };
}
