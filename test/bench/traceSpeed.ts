/** Records of a traced run: what taking them costs, and what is kept. */
import { TraceCollector } from "../../src/runner/trace/traceCollector.ts";
import type { TraceRecord } from "../../src/runner/trace/traceRecord.ts";

const RECORDS = 200_000;
const GOAL_MS = 1000;
const BEGIN = 1_700_000_000_000;

/** A loop with a function and a command substitution in each turn, as scripts have them. */
function records(): readonly TraceRecord[] {
  const main = { source: "/etc/ctdb/events/legacy/50.x.script", functionName: "main", callLine: 0 };
  const inner = { source: "/etc/ctdb/functions", functionName: "check", callLine: 12 };
  return Array.from({ length: RECORDS }, (_, number) => {
    const isForked = number % 10 === 0;
    return {
      pid: isForked ? 1001 + (number % 5000) : 1000,
      depth: isForked ? 1 : 0,
      time: BEGIN + number / 20,
      line: 2 + (number % 60),
      stack: number % 3 === 0 ? [inner, main] : [main],
      command: number % 4 === 0 ? `port=${number}` : `'[' ${number} -gt 5 ']'`,
    };
  });
}

/** The time in the processor, not by the clock: other work on the machine does not count. */
export async function traceSpeed(): Promise<string> {
  const all = records();
  const collector = new TraceCollector();
  const begin = process.cpuUsage();
  for (const record of all) {
    collector.add(record);
  }
  const added = process.cpuUsage(begin);
  const milliseconds = (added.user + added.system) / 1000;
  const finishBegin = performance.now();
  const trace = await collector.finish({
    scriptPath: "/etc/ctdb/events/legacy/50.x.script",
    workingDirectory: "/",
    end: { kind: "exit", status: 1 },
    finish: BEGIN + RECORDS / 20,
    status: "ERROR",
    output: "",
    args: ["monitor"],
    environment: {},
    toMachinePath: (path) => path,
  });
  const finish = performance.now() - finishBegin;
  const reached = milliseconds <= GOAL_MS ? "reached" : "missed";
  return (
    `trace of ${RECORDS} records: ${milliseconds.toFixed(0)} ms to take them; goal ${GOAL_MS} ms: ${reached}; ` +
    `${finish.toFixed(0)} ms to read them; ${trace.steps.length} steps kept\n`
  );
}
