import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { ScriptStatus } from "../../src/runner/report.ts";
import { CoverageCounter } from "../../src/runner/trace/coverage/coverageCounter.ts";
import { sourceReader } from "../../src/runner/trace/coverage/sourceReader.ts";
import type { ScriptTrace } from "../../src/runner/trace/scriptTrace.ts";
import type { SourceFile } from "../../src/runner/trace/source/sourceFile.ts";
import { TraceCollector } from "../../src/runner/trace/traceCollector.ts";
import { TraceParser } from "../../src/runner/trace/traceParser.ts";
import type { ProcessEnd } from "../../src/sandbox/sandbox.ts";
import { loadShellParser } from "../../src/shell/shellParser.ts";

const PRELUDE = fileURLToPath(new URL("../../src/sandbox/kit/trace/prelude.sh", import.meta.url));
const TRACE_FD = 9;
const TOKEN = "t0k3n";

/** How to run a script with trace. */
export interface TracedScript {
  /** Absolute path. */
  readonly path: string;
  readonly folder: string;
  /** The event first. */
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** As the script's first line says it; `sh` is POSIX mode. */
  readonly shell: "sh" | "bash";
  /** Options of the first line. */
  readonly flags?: readonly string[];
  /** The deadline comes when commands were executed that begin like these. */
  readonly hangsAt?: readonly string[];
  /** Whether what is executed is counted, too. */
  readonly coverage?: boolean;
}

/** Runs a script under bash with the prelude, without the rest of the runner. */
export async function traceScript(script: TracedScript): Promise<ScriptTrace> {
  const { path, folder, args = ["monitor"], flags = [], hangsAt } = script;
  const environment = { PATH: process.env.PATH ?? "", LC_ALL: "C.UTF-8", ...script.environment };
  const counter = script.coverage === true ? new CoverageCounter(await reader(path, folder)) : null;
  const collector = new TraceCollector(counter);
  const child = spawn("bash", [...flags, path, ...args], {
    cwd: folder,
    detached: true,
    env: {
      ...environment,
      BASH_ENV: PRELUDE,
      CTDB_EVENTS_TRACE_FD: String(TRACE_FD),
      CTDB_EVENTS_TRACE_TOKEN: TOKEN,
      CTDB_EVENTS_TRACE_SHELL: script.shell,
    },
    stdio: ["ignore", "pipe", "pipe", ...Array<"ignore">(6).fill("ignore"), "pipe"],
  });
  const hanging = Promise.withResolvers<null>();
  const parser = new TraceParser(TOKEN, (record) => collector.add(record));
  const output: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => output.push(chunk));
  const trace: Buffer[] = [];
  (child.stdio as (Readable | null)[])[TRACE_FD]?.on("data", (chunk: Buffer) => {
    parser.push(chunk);
    trace.push(chunk);
    if (hangsAt?.every((begin) => Buffer.concat(trace).includes(`\u0002${begin}`)) === true) {
      hanging.resolve(null);
    }
  });
  const closed = once(child, "close");
  const exited = once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
  const result = await Promise.race([exited, hanging.promise]);
  const finish = Date.now();
  endGroup(child);
  await closed;
  parser.finish();
  const end = result === null ? null : endOf(result);
  const status: ScriptStatus =
    end === null ? "TIMEDOUT" : end.kind === "exit" && end.status === 0 ? "OK" : "ERROR";
  return collector.finish({
    scriptPath: path,
    workingDirectory: folder,
    end,
    finish,
    status,
    output: Buffer.concat(output).toString(),
    args,
    environment,
    toMachinePath: (name) => name,
  });
}

async function reader(
  scriptPath: string,
  workingDirectory: string,
): Promise<(source: string) => SourceFile | null> {
  const toMachinePath = (name: string): string => name;
  return sourceReader({ scriptPath, workingDirectory, toMachinePath }, await loadShellParser());
}

function endOf([status, signal]: [number | null, NodeJS.Signals | null]): ProcessEnd {
  return signal === null
    ? { kind: "exit", status: status ?? 0 }
    : { kind: "signal", signal: constants.signals[signal] };
}

function endGroup({ pid }: ChildProcess): void {
  try {
    process.kill(-(pid ?? 0), "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") {
      throw error;
    }
  }
}
