import { TABLES, type TableName } from "../../virtualNode/disk/tables.ts";
import type { NodeModel } from "../../virtualNode/model/nodeModel.ts";
import { fitsWord } from "./callPattern.ts";

/**
 * The rows of a table that fit a pattern for each column; `-` is nothing, as in the table's file.
 * @param pattern words in the columns' order; the last column takes what is left.
 */
export function fittingRows(model: NodeModel, table: TableName, pattern: string): readonly string[] {
  const count = TABLES[table].length;
  const patterns = columnsOf(pattern, count);
  return rowsOf(model, table)
    .filter((row) => row.every((value, column) => fitsWord(patterns[column] ?? "-", value)))
    .map((row) => row.join(" "));
}

/** The row that fits the most columns, from the first one on: what was meant, perhaps. */
export function nearestRow(model: NodeModel, table: TableName, pattern: string): string | null {
  const patterns = columnsOf(pattern, TABLES[table].length);
  let best: string | null = null;
  let most = 0;
  for (const row of rowsOf(model, table)) {
    const count = row.filter((value, column) => fitsWord(patterns[column] ?? "-", value)).length;
    const isOpen = patterns[0] !== undefined && !fitsWord(patterns[0], row[0] ?? "");
    if (!isOpen && count > most) {
      [best, most] = [row.join(" "), count];
    }
  }
  return best;
}

function rowsOf(model: NodeModel, table: TableName): readonly (readonly string[])[] {
  const columns: readonly string[] = TABLES[table];
  return model[table].map((row) =>
    columns.map((column) => (row as Readonly<Record<string, string>>)[column] || "-"),
  );
}

function columnsOf(pattern: string, count: number): readonly string[] {
  const words = pattern.trim().split(/\s+/);
  return words.length <= count ? words : [...words.slice(0, count - 1), words.slice(count - 1).join(" ")];
}
