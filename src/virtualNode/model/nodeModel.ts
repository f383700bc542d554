import { formatTable, parseTable } from "../disk/table.ts";
import { OPTIONAL_TABLES, type Row, TABLE_NAMES, type TableName } from "../disk/tables.ts";

/** Everything that a virtual node has: the rows of every table. Plain data, to be changed in place by who made it. */
export type NodeModel = { [T in TableName]: Row<T>[] };

/** The settings of a node, rows of the table `settings`; from `debug` on they are there only once something sets them. */
export const SETTING_NAMES = [
  "pnn",
  "hostname",
  "runstate",
  "fixedrunstate",
  "recmode",
  "leader",
  "version",
  "component",
  "platform",
  "init",
  "time",
  "sleep",
  "nextpid",
  "base",
  "event",
  "realcommands",
  "ownfiles",
  "debug",
  "generation",
  "started",
  "recovered",
  "join",
  "nfsd_threads",
  "leaderrole",
  "lmasterrole",
  "power",
] as const;

/** The name of a setting. */
export type SettingName = (typeof SETTING_NAMES)[number];

/** A node that has nothing at all. */
export function emptyModel(): NodeModel {
  return Object.fromEntries(TABLE_NAMES.map((table) => [table, []])) as unknown as NodeModel;
}

/** The text of every table's file; an optional table without rows has none. */
export function tablesOf(model: NodeModel): Partial<Record<TableName, string>> {
  return Object.fromEntries(
    TABLE_NAMES.filter((table) => model[table].length > 0 || !OPTIONAL_TABLES.includes(table)).map(
      (table) => [table, formatRows(model, table)],
    ),
  );
}

/** The model that the tables' texts speak of; a table that is missing is empty. */
export function modelOf(texts: Readonly<Partial<Record<TableName, string>>>): NodeModel {
  return Object.fromEntries(
    TABLE_NAMES.map((table) => [table, parseTable(table, texts[table] ?? "")]),
  ) as unknown as NodeModel;
}

/** A model whose tables are parsed when somebody first looks at them: most changes concern a few of some thirty. */
export interface LazyModel {
  readonly model: NodeModel;
  /** Whether a table has been looked at and has now other rows than its text had. */
  isChanged(table: TableName): boolean;
}

/** As {@link modelOf}. */
export function lazyModelOf(texts: Readonly<Partial<Record<TableName, string>>>): LazyModel {
  const rows: Partial<Record<TableName, unknown>> = {};
  const before = new Map<TableName, string>();
  const model = {};
  for (const table of TABLE_NAMES) {
    const look = (): unknown => {
      if (!before.has(table)) {
        rows[table] = parseTable(table, texts[table] ?? "");
        before.set(table, JSON.stringify(rows[table]));
      }
      return rows[table];
    };
    const replace = (value: unknown): void => {
      look();
      rows[table] = value;
    };
    Object.defineProperty(model, table, { get: look, set: replace, enumerable: true });
  }
  return {
    model: model as NodeModel,
    isChanged: (table) => before.has(table) && JSON.stringify(rows[table]) !== before.get(table),
  };
}

function formatRows<T extends TableName>(model: NodeModel, table: T): string {
  return formatTable(table, model[table] as readonly Row<T>[]);
}

/** The value of a setting, `""` where the node does not have it. */
export function settingOf(model: NodeModel, name: SettingName): string {
  return model.settings.find((row) => row.name === name)?.value ?? "";
}

/** Gives a setting its value. */
export function setSetting(model: NodeModel, name: SettingName, value: string): void {
  setValue(model.settings, name, value);
}

/** Gives the row of that name its value, or adds one. */
export function setValue(rows: { name: string; value: string }[], name: string, value: string): void {
  const row = rows.find((candidate) => candidate.name === name);
  if (row === undefined) {
    rows.push({ name, value });
  } else {
    row.value = value;
  }
}

/** The parts of a column that holds a list. */
export function listOf(value: string): string[] {
  return value.split(",").filter((part) => part !== "");
}

/** The number of this node in the cluster. */
export function pnnOf(model: NodeModel): number {
  return Number(settingOf(model, "pnn") || 0);
}
