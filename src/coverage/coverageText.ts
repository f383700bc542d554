import { printable } from "../text/printable.ts";
import type { CoveredOf } from "./coverage.ts";
import type { Coverage } from "./coverageTable.ts";
import type { CoveredSource } from "./coveredSource.ts";

interface Row {
  readonly name: string;
  /** Statements, branches, functions. */
  readonly totals: readonly CoveredOf[];
  readonly lines: string;
}

const HEADS = ["Statements", "Branches", "Functions"];

/**
 * Writes coverage as a table for a terminal: a line for each file with what was executed of it and the lines on which
 * something was not, then the sum and what was left out.
 * @param name how a file is called
 */
export function coverageTableText(
  { files, remarks }: Coverage,
  name: (path: string) => string = (path) => path,
): string {
  const rows = files.map((file) => rowOf(file, printable(name(file.path))));
  const all: Row = { name: "All files", totals: HEADS.map((_, index) => sumOf(rows, index)), lines: "" };
  const shown = rows.length > 1 ? [...rows, all] : rows;
  const width = Math.max("File".length, ...shown.map((row) => row.name.length));
  const table = [
    line(
      "File".padEnd(width),
      HEADS.map((head) => head.padStart(16)),
      "Lines not executed",
    ),
    ...shown.map((row) => line(row.name.padEnd(width), row.totals.map(cell), row.lines)),
  ];
  const nothing = "Nothing was executed that can be counted.";
  return `${[...(rows.length === 0 ? [nothing] : table), ...remarks.map(printable)].join("\n")}\n`;
}

function line(name: string, cells: readonly string[], lines: string): string {
  return [name, ...cells, ` ${lines}`].join(" ").trimEnd();
}

function rowOf(file: CoveredSource, name: string): Row {
  const { statements, branches, functions } = file.summary();
  return { name, totals: [statements, branches, functions], lines: ranges(missedLines(file)) };
}

/** The lines, from 1, on which a statement begins that was not executed. */
function missedLines(file: CoveredSource): readonly number[] {
  const missed = file.details().statements.filter(({ count }) => count === 0);
  return [...new Set(missed.map(({ range }) => range.start.line + 1))].sort((one, other) => one - other);
}

/** `3, 7-9`: lines that follow each other are one range. */
function ranges(lines: readonly number[]): string {
  const found: { from: number; to: number }[] = [];
  for (const number of lines) {
    const last = found.at(-1);
    if (last?.to === number - 1) {
      last.to = number;
    } else {
      found.push({ from: number, to: number });
    }
  }
  return found.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(", ");
}

/** `  75 %     3/4`, of 16 letters; a share of less than all is never written as 100 %. */
function cell({ covered, total }: CoveredOf): string {
  const percent = total === 0 ? "" : `${Math.floor((100 * covered) / total)} %`;
  return `${percent.padStart(6)} ${`${covered}/${total}`.padStart(9)}`;
}

function sumOf(rows: readonly Row[], index: number): CoveredOf {
  return rows.reduce(
    (sum, { totals }) => ({
      covered: sum.covered + (totals[index]?.covered ?? 0),
      total: sum.total + (totals[index]?.total ?? 0),
    }),
    { covered: 0, total: 0 },
  );
}
