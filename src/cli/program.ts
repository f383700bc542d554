import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { SandboxError, sentenceOf } from "../sandbox/sandbox.ts";
import { ScanError } from "../scripts/scanError.ts";
import { NodeBusyError } from "../virtualNode/disk/nodeLock.ts";
import { NodeStateError } from "../virtualNode/disk/stateFolder.ts";
import { checkCommand } from "./check/checkCommand.ts";
import { didYouMean } from "./didYouMean.ts";
import { enableCommand } from "./enableCommand.ts";
import { listCommand } from "./listCommand.ts";
import { changeHelp, nodeCommand } from "./nodeCommand.ts";
import { OutputInterrupted, type Streams } from "./output.ts";
import { runCommand } from "./runCommand.ts";
import { sequenceCommand, sequenceHelp } from "./sequence/sequenceCommand.ts";
import { testCommand } from "./testing/testCommand.ts";
import { toolVersion } from "./toolVersion.ts";
import {
  COMMAND_NAMES,
  EX_IOERR,
  EX_UNAVAILABLE,
  EX_USAGE,
  helpText,
  UsageError,
  usageText,
} from "./usage.ts";

/** In the bundle the kit lies beside this file, in the sources in its own room. */
function findKit(): string {
  const bundled = fileURLToPath(new URL("./kit/", import.meta.url));
  return existsSync(bundled) ? bundled : fileURLToPath(new URL("../sandbox/kit/", import.meta.url));
}

async function dispatch(args: readonly string[], streams: Streams, program: URL): Promise<number> {
  const [command, ...rest] = args;
  if (rest[0] === "--help") {
    streams.stdout.write(helpText(changeHelp(), sequenceHelp()));
    return 0;
  }
  switch (command) {
    case "check":
      return checkCommand(rest, streams, program);
    case "list":
      return listCommand(rest, streams);
    case "run":
      return runCommand(rest, streams, findKit());
    case "sequence":
      return sequenceCommand(rest, streams, findKit());
    case "test":
      return testCommand(rest, streams, findKit());
    case "node":
      return nodeCommand(rest, streams, findKit());
    case "enable":
    case "disable":
      return enableCommand(command, rest, streams);
    case "--help":
    case "help":
      streams.stdout.write(helpText(changeHelp(), sequenceHelp()));
      return 0;
    case "--version":
      streams.stdout.write(`ctdb-events ${toolVersion()}\n`);
      return 0;
    case undefined:
      throw new UsageError("A command is missing.", null);
    default:
      throw new UsageError(`There is no command “${command}”.${didYouMean(command, COMMAND_NAMES)}`, null);
  }
}

async function main(program: URL): Promise<number> {
  const streams: Streams = { stdout: process.stdout, stderr: process.stderr };
  try {
    return await dispatch(process.argv.slice(2), streams, program);
  } catch (error) {
    if (error instanceof UsageError) {
      streams.stderr.write(`ctdb-events: ${error.message}\n${usageText(error.command)}\n`);
      return EX_USAGE;
    }
    if (error instanceof SandboxError || error instanceof NodeStateError || error instanceof NodeBusyError) {
      streams.stderr.write(`ctdb-events: ${sentenceOf(error)}\n`);
      return EX_UNAVAILABLE;
    }
    if (error instanceof ScanError) {
      streams.stderr.write(`ctdb-events: ${error.message}\n`);
      return error.errno;
    }
    if (error instanceof OutputInterrupted) {
      process.exit(error.exitStatus);
    }
    throw error;
  }
}

/**
 * Runs the command line and sets the exit status of this process.
 * @param program the file of this program, from which it starts workers
 */
export async function runCli(program: URL): Promise<void> {
  let outputFailed = false;
  // A reader such as `head` that goes away early is no error; the run is still cleared away.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" && !outputFailed) {
      outputFailed = true;
      process.exitCode = EX_IOERR;
      process.stderr.write(`ctdb-events: cannot write the output: ${error.message}\n`);
    }
  });
  // Whoever closed standard error wants no messages.
  process.stderr.on("error", () => {});
  const status = await main(program);
  process.exitCode = outputFailed ? EX_IOERR : status;
}
