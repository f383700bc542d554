import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TracedFailure } from "../runner/trace/scriptTrace.ts";
import { TraceCollector } from "../runner/trace/traceCollector.ts";
import { TraceParser } from "../runner/trace/traceParser.ts";
import type { HarnessCheck } from "./harnessOutput.ts";
import type { UpstreamTree } from "./tree.ts";

/** Begins every record of these traces: nobody else writes to their files. */
const TOKEN = "upstream";

/**
 * A `sh` for the folder of programs by which the harness starts event scripts (`script_test` in `scripts/unit.sh`): has bash
 * write a trace of them, each into a file of its own.
 */
export const TRACING_SHELL = `#!/bin/bash
case $1 in
*/events/*/*.script) ;;
*) exec /bin/sh "$@" ;;
esac
count=("$CTDB_EVENTS_TRACE_FOLDER"/*.words)
exec {fd}>"$CTDB_EVENTS_TRACE_FOLDER/\${#count[@]}.trace"
printf '%s\\0' "$@" >"$CTDB_EVENTS_TRACE_FOLDER/\${#count[@]}.words"
CTDB_EVENTS_TRACE_FD=$fd CTDB_EVENTS_TRACE_TOKEN=${TOKEN} CTDB_EVENTS_TRACE_SHELL=dash CTDB_EVENTS_TRACE_ECHO=plain \\
  BASH_ENV=$CTDB_EVENTS_KIT/trace/prelude.sh exec /bin/bash "$@"
`;

/** Where a traced test keeps what. All paths are absolute. */
export interface TracedTest {
  readonly tree: UpstreamTree;
  /** `CTDB_EVENTS_TRACE_FOLDER`. */
  readonly traces: string;
  /** The harness's state directory. */
  readonly state: string;
}

/**
 * Where the event script failed that a check is about: the last that the test ran.
 * @returns `null` where it did not fail or nobody knows
 */
export async function failureInScript(
  { tree, traces, state }: TracedTest,
  check: HarnessCheck,
): Promise<TracedFailure | null> {
  const status = Number(check.actual.status);
  const last = readdirSync(traces)
    .filter((name) => name.endsWith(".trace"))
    .map((name) => Number.parseInt(name, 10))
    .sort((a, b) => a - b)
    .at(-1);
  if (last === undefined || !Number.isInteger(status) || status === 0) {
    return null;
  }
  const [scriptPath = "", ...args] = readFileSync(join(traces, `${last}.words`), "utf8")
    .split("\0")
    .slice(0, -1);
  const collector = new TraceCollector();
  const parser = new TraceParser(TOKEN, (record) => collector.add(record));
  parser.push(readFileSync(join(traces, `${last}.trace`)));
  parser.finish();
  const trace = await collector.finish({
    scriptPath,
    workingDirectory: state,
    end: { kind: "exit", status },
    finish: Date.now(),
    status: "ERROR",
    output: check.actual.output,
    args,
    environment: {},
    toMachinePath: (path) => sourceOf(tree, state, path),
  });
  return trace.failure;
}

/** The harness copies and links what is in `config` into its state directory: the file that people edit is the tree's. */
function sourceOf(tree: UpstreamTree, state: string, path: string): string {
  const [, rest] = path.startsWith(state) ? (/\/etc-ctdb\/(.+)$/.exec(path) ?? []) : [];
  const source = rest === undefined ? null : join(tree.ctdb, "config", rest);
  return source !== null && existsSync(source) ? source : path.replace(tree.real, tree.ctdb);
}
