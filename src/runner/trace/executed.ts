import type { TracedFile, TracedLine, TracedStep } from "./scriptTrace.ts";
import type { SourceMap } from "./source/sourceMap.ts";
import { statementAt } from "./source/statementAt.ts";
import type { Step, TableEntry } from "./step.ts";
import type { Statement } from "./syntax/statement.ts";
import type { TraceRecord } from "./traceRecord.ts";

const MOST_LETTERS = 500;
const MOST_FILES = 200;

/** Where commands were executed, by the statements that they are of. */
export class Executed {
  readonly #sources: SourceMap;
  /** With their places in the list. */
  readonly #paths = new Map<string, number>();

  /** @param first the event script, as bash names it. */
  constructor(sources: SourceMap, first: string) {
    this.#sources = sources;
    this.#indexOf(first);
  }

  /** The files of all entries, with the lines on which executed statements begin. */
  files(entries: readonly TableEntry[]): readonly TracedFile[] {
    const lines: Map<number, { count: number; milliseconds: number }>[] = [];
    for (const { sample, count, milliseconds, lead } of entries) {
      const index = this.#indexOf(sourceOf(sample));
      if (index === null) {
        continue;
      }
      const counts = lines[index] ?? new Map();
      lines[index] = counts;
      const statement = this.#statementOf(sample);
      const line = statement?.line ?? sample.line;
      if (statement === null && this.#isNowhere(sample)) {
        continue; // of a trap, whose lines are none of the file's
      }
      const known = counts.get(line) ?? { count: 0, milliseconds: 0 };
      counts.set(line, {
        // Stages of a pipeline on one line, `a=b cmd`: how often the line was executed, not how many commands.
        count: Math.max(known.count, count),
        milliseconds: known.milliseconds + milliseconds + (isOnOneLine(statement) ? 0 : lead),
      });
    }
    return [...this.#paths].map(([path, index]) => ({
      path,
      lines: [...(lines[index] ?? [])]
        .map(([line, counts]): TracedLine => ({ line, ...counts }))
        .sort((a, b) => a.line - b.line),
    }));
  }

  /**
   * @param begin of the script, in milliseconds since 1970
   * @returns `null` for one in a file too many
   */
  step({ record, end, lead }: Step, begin: number, finish: number): TracedStep | null {
    const file = this.#indexOf(sourceOf(record));
    if (file === null) {
      return null;
    }
    return {
      file,
      line: this.#statementOf(record)?.line ?? record.line,
      after: record.time - lead - begin,
      milliseconds: Math.max(0, (end ?? finish) - record.time) + lead,
      depth: record.stack.length - 1 + record.depth,
      command: record.command.slice(0, MOST_LETTERS),
    };
  }

  #statementOf(record: TraceRecord): Statement | null {
    const file = this.#sources.fileOf(sourceOf(record));
    return file === null ? null : statementAt(file, record, null);
  }

  /** Whether no statement at all stands on the line that bash gives. */
  #isNowhere(record: TraceRecord): boolean {
    const file = this.#sources.fileOf(sourceOf(record));
    return file !== null && !file.loggedAt.has(record.line);
  }

  /** `null` for one file too many. */
  #indexOf(source: string): number | null {
    const path = this.#sources.pathOf(source);
    const known = this.#paths.get(path);
    if (known !== undefined || this.#paths.size >= MOST_FILES) {
      return known ?? null;
    }
    this.#paths.set(path, this.#paths.size);
    return this.#paths.size - 1;
  }
}

/** Whether its substitutions stand on its own line, which has their time already. */
function isOnOneLine(statement: Statement | null): boolean {
  return (
    statement === null ||
    statement.children.some(
      ({ kind, children: [block] }) => kind === "substitution" && block?.children[0]?.line === statement.line,
    )
  );
}

function sourceOf({ stack }: TraceRecord): string {
  return stack[0]?.source ?? "";
}
