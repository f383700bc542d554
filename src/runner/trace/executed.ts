import type { TracedFile, TracedLine, TracedStep } from "./scriptTrace.ts";
import type { SourceMap } from "./source/sourceMap.ts";
import { statementAt } from "./source/statementAt.ts";
import type { Step, TableEntry } from "./step.ts";
import type { TraceRecord } from "./traceRecord.ts";

const MOST_LETTERS = 500;

/** Where commands were executed, by the statements that they are of. */
export class Executed {
  readonly #sources: SourceMap;
  readonly #paths: string[] = [];

  /** @param first the event script, as bash names it. */
  constructor(sources: SourceMap, first: string) {
    this.#sources = sources;
    this.#indexOf(first);
  }

  /** The files of all entries, with the lines on which executed statements begin. */
  files(entries: readonly TableEntry[]): readonly TracedFile[] {
    const lines: Map<number, { count: number; milliseconds: number }>[] = [];
    for (const { sample, count, milliseconds } of entries) {
      const index = this.#indexOf(sourceOf(sample));
      const counts = lines[index] ?? new Map();
      lines[index] = counts;
      const line = this.#lineOf(sample);
      const known = counts.get(line) ?? { count: 0, milliseconds: 0 };
      counts.set(line, {
        // Stages of a pipeline on one line, `a=b cmd`: how often the line was executed, not how many commands.
        count: Math.max(known.count, count),
        milliseconds: known.milliseconds + milliseconds,
      });
    }
    return this.#paths.map((path, index) => ({
      path,
      lines: [...(lines[index] ?? [])]
        .map(([line, counts]): TracedLine => ({ line, ...counts }))
        .sort((a, b) => a.line - b.line),
    }));
  }

  /** @param begin of the script, in milliseconds since 1970. */
  step({ record, end }: Step, begin: number, finish: number): TracedStep {
    return {
      file: this.#indexOf(sourceOf(record)),
      line: this.#lineOf(record),
      after: record.time - begin,
      milliseconds: Math.max(0, (end ?? finish) - record.time),
      depth: record.stack.length - 1 + record.depth,
      command: record.command.slice(0, MOST_LETTERS),
    };
  }

  #lineOf(record: TraceRecord): number {
    const file = this.#sources.fileOf(sourceOf(record));
    const statement = file === null ? null : statementAt(file, record, null);
    return statement?.line ?? record.line;
  }

  #indexOf(source: string): number {
    const path = this.#sources.pathOf(source);
    const known = this.#paths.indexOf(path);
    return known >= 0 ? known : this.#paths.push(path) - 1;
  }
}

function sourceOf({ stack }: TraceRecord): string {
  return stack[0]?.source ?? "";
}
