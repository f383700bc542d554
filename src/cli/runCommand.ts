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
  const engine = createEngine({
    directory,
    convention,
    sandbox: await sandboxFor(choice, directory, convention, nodeWishes(options, kitDirectory)),
    environment: scriptEnvironment(directory, convention),
    workingDirectory: "/",
    debugProgram: debugScript === undefined || isAbsolute(debugScript) ? debugScript : resolve(debugScript),
  });
  const timeoutSeconds = timeoutOption(options.timeout, convention.deadline.defaultSeconds);
  const run = engine.run({ event, args: eventArgs, timeoutSeconds, despiteRefusal });
  const printing = new AbortController();
  let isOver = false;
  const interrupted = listenForSignals((signal) =>
    isOver ? printing.abort(new OutputInterrupted(signal)) : run.cancel(),
  );
  try {
    const report = await run.report;
    isOver = true;
    await print(report, format, streams, printing.signal);
    const signal = interrupted.signalNumber();
    return signal === null ? statusExitCode(report.summary) : exitStatusOfSignal(signal);
  } finally {
    await engine.close();
    interrupted.stop();
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

/** A signal cancels the run, so that nothing of it is left; when it is over, a signal ends the printing. */
function listenForSignals(onSignal: (signalNumber: number) => void) {
  let received: number | null = null;
  const handlers = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;
  const listeners = Object.entries(handlers).map(([name, number]) => {
    const listener = () => {
      received ??= number;
      onSignal(number);
    };
    process.on(name, listener);
    return { name, listener };
  });
  return {
    signalNumber: () => received,
    stop: () => {
      for (const { name, listener } of listeners) {
        process.off(name, listener);
      }
    },
  };
}
