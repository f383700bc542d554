import type { TableEntry } from "./step.ts";
import type { TraceRecord } from "./traceRecord.ts";

const MOST_ENTRIES = 20_000;
/** Of all samples together. */
const MOST_LETTERS = 8_000_000;
const MOST_HEAD_LETTERS = 40;

/**
 * Counts executions by file, function, line and first word, whatever number of records comes. What it holds is enough for
 * which lines, statements and functions were executed.
 */
export class RecordTable {
  readonly #places = new Map<string, Map<string, TableEntry>>();
  #size = 0;
  #letters = 0;

  /** Counts a record; `null` where the table is full. */
  count(record: TraceRecord): TableEntry | null {
    const top = record.stack[0];
    const place = top === undefined ? "" : `${top.functionName}\0${top.source}`;
    let entries = this.#places.get(place);
    if (entries === undefined) {
      entries = new Map();
      if (this.#places.size < MOST_ENTRIES) {
        this.#places.set(place, entries);
      }
    }
    const key = `${record.line} ${headOf(record.command)}`;
    const known = entries.get(key);
    if (known !== undefined) {
      known.count++;
      return known;
    }
    if (this.#size >= MOST_ENTRIES || this.#letters >= MOST_LETTERS) {
      return null;
    }
    this.#size++;
    this.#letters += record.command.length;
    const entry: TableEntry = { sample: record, count: 1, milliseconds: 0, lead: 0 };
    entries.set(key, entry);
    return entry;
  }

  entries(): readonly TableEntry[] {
    return [...this.#places.values()].flatMap((entries) => [...entries.values()]);
  }
}

/** The first word, or the name that is assigned to. */
function headOf(command: string): string {
  for (let at = 0; at < command.length && at < MOST_HEAD_LETTERS; at++) {
    const code = command.charCodeAt(at);
    if (code === 32 || code === 61 || code === 10) {
      return command.slice(0, at);
    }
  }
  return command.slice(0, MOST_HEAD_LETTERS);
}
