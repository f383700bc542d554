import { resolve } from "node:path";
import { createCtdbEngine } from "../runner/ctdbEngine.ts";
import { sandboxFor } from "../runner/eventSandbox.ts";
import type { RunReport } from "../runner/report.ts";
import { statusChunks, statusExitCode } from "../runner/status/statusText.ts";
import { SANDBOX_CHOICES } from "../sandbox/sandboxChoice.ts";
import { oneOf, readCommandLine } from "./commandLine.ts";
import { CONVENTION_OPTIONS, conventionOption, warnOfMismatch } from "./conventionOption.ts";
import { warnOfNoScripts } from "./emptyDirectory.ts";
import { debugScriptOption, NODE_OPTIONS, nodeWishes } from "./nodeOptions.ts";
import { exitStatusOfSignal, OutputInterrupted, type Streams, writeChunks } from "./output.ts";
import { runJson } from "./runJson.ts";
import { listenForSignals } from "./signals.ts";
import { timeoutOption } from "./timeoutOption.ts";
import { traceText } from "./traceText.ts";
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
  const { options, switches, words } = readCommandLine(args, OPTIONS, "run", ["trace"]);
  const [path, event, ...eventArgs] = words;
  if (path === undefined || event === undefined || event === "") {
    throw new UsageError("run takes a directory and an event.", "run");
  }
  const format = oneOf(options.format, ["status", "json"], "format", "run") ?? "status";
  const choice = oneOf(options.sandbox, SANDBOX_CHOICES, "sandbox", "run") ?? "auto";
  const despiteRefusal = oneOf(options.refusal, ["obey", "ignore"], "refusal", "run") === "ignore";
  const convention = await conventionOption(path, options, "run");
  const directory = resolve(path);
  const debugProgram = debugScriptOption(options["debug-script"], "run");
  warnOfLateOption(event, eventArgs, streams);
  const timeoutSeconds = timeoutOption(options.timeout, convention.deadline.defaultSeconds, "run");
  await warnOfMismatch(directory, convention, streams);
  const wishes = await nodeWishes(options, kitDirectory, "run");
  const signals = listenForSignals();
  try {
    const sandbox = await sandboxFor(choice, directory, convention, wishes);
    const early = signals.signalNumber();
    if (early !== null) {
      return exitStatusOfSignal(early); // nothing was started
    }
    const engine = createCtdbEngine({
      directory,
      convention,
      sandbox,
      debugProgram,
    });
    try {
      const run = engine.run({
        event,
        args: eventArgs,
        timeoutSeconds,
        despiteRefusal,
        trace: switches.trace ?? true,
      });
      signals.onFirst(() => run.cancel());
      const report = await run.report;
      const printing = new AbortController();
      signals.onFirst((signal) => printing.abort(new OutputInterrupted(signal)));
      if (report.scripts.length === 0 && report.problem === null) {
        await warnOfNoScripts(directory, streams);
      }
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
  if (format === "status") {
    streams.stderr.write(traceText(report));
  }
}

/** Whatever stands behind the event goes to the scripts, as with CTDB: an option there was hardly meant so. */
function warnOfLateOption(event: string, args: readonly string[], { stderr }: Streams): void {
  const late = args.find((arg) =>
    OPTIONS.some((name) => arg === `--${name}` || arg.startsWith(`--${name}=`)),
  );
  if (late !== undefined) {
    stderr.write(
      `ctdb-events: warning: ${late} stands behind ${event}, so the scripts get it as an argument. Options of this command go before the directory.\n`,
    );
  }
}
