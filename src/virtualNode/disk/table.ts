import { withoutBlanksBehind } from "../../text/blanks.ts";
import { type Row, TABLES, type TableName } from "./tables.ts";

/** What Perl's `split ' '` takes for a blank. */
const BLANK = /[ \t\n\r\f\v]/;
const BLANKS = /[ \t\n\r\f\v]+/;
const ESCAPE = /\\(011|012|013|014|015|040|043|055|134)/g;

/**
 * Writes a table: its head with the columns' names, then a line per row.
 * What would break a line stands as in `/proc/mounts`: a blank within a column as `\040`.
 */
export function formatTable<T extends TableName>(table: T, rows: readonly Row<T>[]): string {
  const columns: readonly string[] = TABLES[table];
  const lines = rows.map((row) =>
    columns
      .map((column, i) => encode((row as Record<string, string>)[column] ?? "", i, i === columns.length - 1))
      .join(" "),
  );
  return `# ${[columns.join(" ").toUpperCase(), ...lines].join("\n")}\n`;
}

/**
 * Reads a table as the stub commands do: the head names the columns of this file, comments and empty lines are
 * passed over, columns that a line lacks hold nothing.
 */
export function parseTable<T extends TableName>(table: T, text: string): Row<T>[] {
  const [head = "", ...lines] = text.split("\n");
  const named = words(head.replace(/^#/, "").toLowerCase());
  const columns: readonly string[] = named.length > 0 ? named : TABLES[table];
  const places = TABLES[table].map((column) => [column, columns.lastIndexOf(column)] as const);
  return lines.flatMap((line) => {
    const values = splitRow(line, columns.length);
    if (values === null) {
      return [];
    }
    return [Object.fromEntries(places.map(([column, i]) => [column, decode(values[i] ?? "-")])) as Row<T>];
  });
}

/** At most `count` parts; the last one is the rest of the line. `null`: no row. */
function splitRow(line: string, count: number): string[] | null {
  let rest = trimStart(line);
  if (rest === "" || rest.startsWith("#")) {
    return null;
  }
  const values: string[] = [];
  while (values.length < count - 1 && rest !== "") {
    const end = rest.search(BLANK);
    values.push(end < 0 ? rest : rest.slice(0, end));
    rest = end < 0 ? "" : trimStart(rest.slice(end));
  }
  if (rest !== "") {
    values.push(withoutBlanksBehind(rest, " \t\r\f\v"));
  }
  return values;
}

function trimStart(text: string): string {
  return text.replace(/^[ \t\n\r\f\v]+/, "");
}

function words(text: string): string[] {
  return text.split(BLANKS).filter((word) => word !== "");
}

function octal(character: string): string {
  return `\\${character.charCodeAt(0).toString(8).padStart(3, "0")}`;
}

function encode(value: string, index: number, isLast: boolean): string {
  if (value === "") {
    return "-";
  }
  if (value === "-") {
    return octal("-"); // a real dash, since `-` is nothing
  }
  const kept = value.replace(/\\(?=[0-7]{3})/g, octal("\\"));
  const oneLine = isLast ? encodeLast(kept) : kept.replace(/[ \t\n\r\f\v]/g, octal);
  return index === 0 ? oneLine.replace(/^#/, octal) : oneLine; // else the row would be a comment
}

/** Blanks may stand in the last column, but not at its ends. */
function encodeLast(value: string): string {
  const inner = withoutBlanksBehind(value, " ");
  const behind = octal(" ").repeat(value.length - inner.length);
  return inner.replace(/[\t\n\r\f\v]|^ +/g, (blanks) => [...blanks].map(octal).join("")) + behind;
}

function decode(value: string): string {
  return value === "-"
    ? ""
    : value.replace(ESCAPE, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}
