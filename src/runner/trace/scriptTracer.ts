import { randomBytes } from "node:crypto";
import { t } from "@vscode/l10n";
import type { ProcessStarter } from "../../sandbox/sandbox.ts";
import type { ScriptReport } from "../report.ts";
import type { ScriptTrace } from "./scriptTrace.ts";
import { ShellDifferences } from "./shellDifferences.ts";
import type { TraceEnd } from "./traceEnd.ts";
import { TraceParser } from "./traceParser.ts";
import { planTrace, type Traced } from "./tracePlan.ts";
import type { TraceRecord } from "./traceRecord.ts";

/** Makes a trace of records. */
export interface RecordSink {
  add(record: TraceRecord): void;
  finish(end: TraceEnd): Promise<ScriptTrace>;
}

/** Makes the sink for a script that is about to be started. */
export type MakeSink = (script: TracedScript) => RecordSink | Promise<RecordSink>;

export interface TracedScript {
  /** Absolute path of the event script. */
  readonly path: Buffer;
  /** The event first. */
  readonly args: readonly string[];
  readonly workingDirectory: string;
  /** Whether a file without `#!` is handed to `sh`. */
  readonly mayLackFirstLine: boolean;
  readonly starter: ProcessStarter;
}

/** How a start becomes one with a trace. */
export interface TraceHook {
  readonly plan: Traced;
  readonly token: string;
  readonly onTrace: (chunk: Buffer) => void;
}

const OUTPUT_LETTERS = 64 * 1024;

/** The trace of one script, from the look at its file to what the report says. */
export class ScriptTracer {
  /** `null` where the script is not traced. */
  readonly hook: TraceHook | null;
  readonly #script: TracedScript;
  readonly #obstacle: string | null;
  readonly #sink: RecordSink;
  readonly #parser: TraceParser;
  readonly #differences: ShellDifferences | null;

  private constructor(script: TracedScript, plan: Awaited<ReturnType<typeof planTrace>>, sink: RecordSink) {
    const token = randomBytes(9).toString("base64url");
    const differences = "obstacle" in plan ? null : new ShellDifferences(plan, script.path.toString());
    const parser = new TraceParser(token, (record) => {
      differences?.add(record);
      sink.add(record);
    });
    this.#script = script;
    this.#obstacle = "obstacle" in plan ? plan.obstacle : null;
    this.#sink = sink;
    this.#parser = parser;
    this.#differences = differences;
    this.hook = "obstacle" in plan ? null : { plan, token, onTrace: (chunk) => parser.push(chunk) };
  }

  /** Looks at a script that is about to be started. */
  static async prepare(script: TracedScript, makeSink: MakeSink): Promise<ScriptTracer> {
    const { path, mayLackFirstLine, starter } = script;
    const { environment } = starter;
    const machinePath = (seen: string) => starter.machinePath(seen);
    const plan = await planTrace({ path, mayLackFirstLine, environment, machinePath });
    return new ScriptTracer(script, plan, await makeSink(script));
  }

  /**
   * What the trace says, when the script is over. Never rejects: a run must not be lost with its trace.
   * @returns `null` where nothing was started.
   */
  async finish(report: ScriptReport): Promise<ScriptTrace | null> {
    if (report.end?.kind === "start-failed" || report.finish === null) {
      return null;
    }
    if (this.hook === null || this.#differences === null) {
      return untraced(this.#obstacle ?? t("Only its exit is known."));
    }
    this.#parser.finish();
    const { head, tail } = report.output;
    const output = Buffer.concat([head, tail]).toString();
    try {
      const { starter, path, ...known } = this.#script;
      const trace = await this.#sink.finish({
        args: known.args,
        workingDirectory: known.workingDirectory,
        scriptPath: path.toString(),
        end: report.end,
        finish: report.finish,
        status: report.status,
        output: output.slice(-OUTPUT_LETTERS),
        environment: starter.environment,
        toMachinePath: (seen) => starter.machinePath(seen),
      });
      return { ...trace, notes: [...trace.notes, ...this.#differences.finish(output, this.hook.token)] };
    } catch (error) {
      return untraced(
        t("The trace could not be read: {0}", error instanceof Error ? error.message : String(error)),
      );
    }
  }
}

function untraced(obstacle: string): ScriptTrace {
  return { obstacle, notes: [], failure: null, files: [], steps: [], totalSteps: 0 };
}
