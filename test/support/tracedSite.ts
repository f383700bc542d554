import type { EngineOptions } from "../../src/runner/engine.ts";
import { outputText } from "../../src/runner/output.ts";
import type { ScriptReport } from "../../src/runner/report.ts";
import type { RunRequest } from "../../src/runner/run.ts";
import { makeSite, type Site } from "./runEvent.ts";

/** What a run without trace tells of a script, which one with trace must tell, too. */
export interface Seen {
  readonly status: string;
  readonly result: number;
  readonly end: ScriptReport["end"];
  readonly output: string;
}

/** Where one script runs with and without a trace. */
export interface TracedSite {
  /** Runs `monitor a b` with a trace. */
  traced(request?: Partial<RunRequest>): Promise<ScriptReport>;
  plain(): Promise<Seen>;
  readonly site: Site;
}

/** A site with one script of this text, `10.a.script` from 4.9 on. */
export function tracedSite(text: string, release?: string, options: Partial<EngineOptions> = {}): TracedSite {
  const name = release === undefined ? "10.a.script" : "10.a";
  const site = makeSite({ [name]: text }, release, options);
  const run = async (trace: boolean, request: Partial<RunRequest> = {}) => {
    const report = await site.engine.run({
      event: "monitor",
      args: ["a", "b"],
      timeoutSeconds: 20,
      trace,
      ...request,
    }).report;
    const [script] = report.scripts;
    if (script === undefined) {
      throw new Error(report.problem ?? "no script ran");
    }
    return script;
  };
  return { site, traced: (request) => run(true, request), plain: async () => seen(await run(false)) };
}

/** What is to be the same with and without a trace. */
export function seen({ status, result, end, output }: ScriptReport): Seen {
  return { status, result, end, output: outputText(output) };
}
