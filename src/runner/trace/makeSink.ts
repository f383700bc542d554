import { loadShellParser } from "../../shell/shellParser.ts";
import type { TraceMode } from "../run.ts";
import { CoverageCounter } from "./coverage/coverageCounter.ts";
import { sourceReader } from "./coverage/sourceReader.ts";
import type { MakeSink } from "./scriptTracer.ts";
import { TraceCollector } from "./traceCollector.ts";

/** What takes the records of a run's scripts; `null` where nothing is traced. */
export function makeSinkFor(mode: TraceMode): MakeSink | null {
  if (mode === false) {
    return null;
  }
  if (mode === true) {
    return () => new TraceCollector();
  }
  return async ({ path, workingDirectory, starter }) => {
    const toMachinePath = (seen: string): string => starter.machinePath(seen);
    const places = { scriptPath: path.toString(), workingDirectory, toMachinePath };
    return new TraceCollector(new CoverageCounter(sourceReader(places, await loadShellParser())));
  };
}
