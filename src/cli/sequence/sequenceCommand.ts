import { createCtdbEngine } from "../../runner/ctdbEngine.ts";
import { nodeOptionsFor, sandboxFor } from "../../runner/eventSandbox.ts";
import type { RunReport } from "../../runner/report.ts";
import { SANDBOX_CHOICES } from "../../sandbox/sandboxChoice.ts";
import { BUILT_INS } from "../../sequences/builtIns.ts";
import { directEngine } from "../../sequences/directEngine.ts";
import { runSequence } from "../../sequences/runSequence.ts";
import type { SequenceReport } from "../../sequences/sequenceReport.ts";
import { openVirtualNode } from "../../virtualNode/virtualNode.ts";
import { oneOf, readMixedLine } from "../commandLine.ts";
import { CONVENTION_OPTIONS, conventionOption, warnOfMismatch } from "../conventionOption.ts";
import { NODE_OPTIONS, nodeWishes } from "../nodeOptions.ts";
import { exitStatusOfSignal, type Streams } from "../output.ts";
import { listenForSignals } from "../signals.ts";
import { timeoutOption } from "../timeoutOption.ts";
import { UsageError } from "../usage.ts";
import { chosenAddresses, roundsOption } from "./addressOption.ts";
import { namedSequence } from "./namedSequence.ts";
import { sequenceDirectory } from "./sequenceDirectory.ts";
import { sequenceJson } from "./sequenceJson.ts";
import { SequenceText } from "./sequenceText.ts";

const OPTIONS = [
  ...CONVENTION_OPTIONS,
  ...NODE_OPTIONS,
  "directory",
  "mode",
  "address",
  "rounds",
  "timeout",
  "sandbox",
  "format",
] as const;

/**
 * `sequence`: events in the order in which a node runs them, a line for each on standard output.
 * @param kitDirectory where the sandbox's launcher is.
 * @returns 0, or 1 where something did not go as expected.
 * @throws {UsageError | SandboxError}
 */
export async function sequenceCommand(
  args: readonly string[],
  streams: Streams,
  kitDirectory: string,
): Promise<number> {
  const { options, words } = readMixedLine(args, OPTIONS, "sequence");
  const [what, ...more] = words;
  if (what === undefined || more.length > 0) {
    throw new UsageError("sequence takes the name of a sequence or a file.", "sequence");
  }
  const format = oneOf(options.format, ["text", "json"], "format", "sequence") ?? "text";
  const choice = oneOf(options.sandbox, SANDBOX_CHOICES, "sandbox", "sequence") ?? "auto";
  const mode = oneOf(options.mode, ["quick", "real"], "mode", "sequence") ?? "quick";
  const directory = await sequenceDirectory(options.directory, what);
  const convention = await conventionOption(directory, options, "sequence");
  await warnOfMismatch(directory, convention, streams);
  const timeoutSeconds = timeoutOption(options.timeout, convention.deadline.defaultSeconds, "sequence");
  const wishes = await nodeWishes(options, kitDirectory, "sequence");
  const rounds = roundsOption(options.rounds);
  // Before anything is made for it.
  const makeSequence = await namedSequence(what, convention, streams);
  const signals = listenForSignals();
  try {
    const sandbox = await sandboxFor(choice, directory, convention, wishes);
    const nodeOptions = await nodeOptionsFor(directory, convention, wishes);
    const node = sandbox.mode === "host" ? null : await openVirtualNode(nodeOptions);
    const addresses = chosenAddresses(options.address, (await node?.read()) ?? null);
    const sequence = makeSequence({ addresses, rounds });
    const engine = createCtdbEngine({
      directory,
      convention,
      sandbox,
    });
    try {
      const text = format === "text" ? new SequenceText(streams.stdout) : null;
      text?.begin(sequence, sandbox.mode, mode);
      const reports: RunReport[] = [];
      const finished = (report: RunReport): void => {
        reports.push(report);
        text?.heard(report);
      };
      const on = directEngine({ engine, convention, node, timeoutSeconds, finished });
      const run = runSequence({ sequence, engine: on, mode, listener: (event) => text?.tell(event) });
      signals.onFirst(() => run.cancel());
      const report = await run.report;
      if (format === "json") {
        streams.stdout.write(sequenceJson(report, reports, directory));
      }
      const signal = signals.signalNumber();
      return signal === null ? statusOf(report) : exitStatusOfSignal(signal);
    } finally {
      await engine.close();
    }
  } finally {
    signals.stop();
  }
}

function statusOf({ outcome }: SequenceReport): number {
  return outcome === "passed" ? 0 : 1;
}

/** The lines of the help that tell which sequences are built in. */
export function sequenceHelp(): string {
  return BUILT_INS.map(({ name, description }) => `  ${name.padEnd(12)} ${description}\n`).join("");
}
