import type { LastResult } from "../run/lastResults.ts";
import { findLine, followLine, type LineChange, type Lines, type LineText } from "./followLine.ts";
import type { Mark } from "./resultMarks.ts";

/** A mark in a file. */
export interface PlacedMark {
  readonly mark: Mark;
  /** The file itself, whatever link leads to it. */
  readonly realPath: string;
  /** What its line reads; a mark without it could never be found again. */
  readonly lineText: LineText;
  /** Its line in the file as it was last known, from 0. */
  line: number;
}

/** All marks that are shown, at most one of each kind for each script in each event. */
export class MarkBook {
  #marks: readonly PlacedMark[] = [];

  get all(): readonly PlacedMark[] {
    return this.#marks;
  }

  of(realPath: string): readonly PlacedMark[] {
    return this.#marks.filter((placed) => placed.realPath === realPath);
  }

  /** Puts marks in the place of all that show the same script in the same event. */
  replace(result: Pick<LastResult, "directory" | "event" | "fileName">, marks: readonly PlacedMark[]): void {
    this.#marks = [...this.#marks.filter(({ mark }) => !isSameScript(mark.result, result)), ...marks];
  }

  /** Takes away the marks of an event that show none of these results. @returns whether there were any */
  retain(directory: string, event: string, results: readonly LastResult[]): boolean {
    const kept = this.#marks.filter(
      ({ mark: { result } }) =>
        result.directory !== directory || result.event !== event || results.includes(result),
    );
    const changed = kept.length < this.#marks.length;
    this.#marks = kept;
    return changed;
  }

  remove(marks: readonly PlacedMark[]): void {
    this.#marks = this.#marks.filter((placed) => !marks.includes(placed));
  }
}

function isSameScript(
  a: Pick<LastResult, "directory" | "event" | "fileName">,
  b: Pick<LastResult, "directory" | "event" | "fileName">,
): boolean {
  return a.directory === b.directory && a.event === b.event && a.fileName === b.fileName;
}

/** Where the marks of a file are in one open document of it. */
export class DocumentMarks {
  readonly #lines = new Map<PlacedMark, number>();

  /** The line of a mark, from 0; `undefined` where the document does not have it. */
  lineOf(placed: PlacedMark): number | undefined {
    return this.#lines.get(placed);
  }

  /** The marks of a line. */
  at(line: number): readonly PlacedMark[] {
    return [...this.#lines].flatMap(([placed, at]) => (at === line ? [placed] : []));
  }

  /** Looks for marks that are new and forgets those that are gone. @returns those that no line fits */
  update(marks: readonly PlacedMark[], lines: Lines): readonly PlacedMark[] {
    for (const known of this.#lines.keys()) {
      if (!marks.includes(known)) {
        this.#lines.delete(known);
      }
    }
    return marks.filter((placed) => {
      const line = this.#lines.get(placed) ?? findLine(placed.line, placed.lineText, lines);
      if (line !== null) {
        this.#lines.set(placed, line);
      }
      return line === null;
    });
  }

  /** Moves the marks with an edit. @returns those whose own line was changed; they are forgotten */
  follow(changes: readonly LineChange[], lines: Lines): readonly PlacedMark[] {
    return [...this.#lines].flatMap(([placed, line]) => {
      const now = followLine(line, placed.lineText.text, changes, lines);
      if (now === null) {
        this.#lines.delete(placed);
        return [placed];
      }
      this.#lines.set(placed, now);
      placed.line = now;
      return [];
    });
  }
}
