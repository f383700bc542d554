import type { OfferedChange, ViewRow } from "../../virtualNode/view/describe.ts";

/** What can be done with a row by one button. */
export type RowAction =
  | "link-down"
  | "link-up"
  | "stop"
  | "start"
  | "fail"
  | "break"
  | "mend"
  | "end"
  | "recovery-on"
  | "recovery-off"
  | "holder"
  | "flags"
  | "change";

const SERVICE_ACTIONS: Readonly<Record<string, RowAction>> = {
  active: "start",
  inactive: "stop",
  failed: "fail",
  broken: "break",
};

/** Actions that stand for several changes, of which one is to be chosen. */
const OF_MANY: readonly RowAction[] = ["holder", "flags", "change"];

/** What button a change belongs to; those without one of their own share `change`. */
export function actionOf({ words }: OfferedChange, { value }: Pick<ViewRow, "value">): RowAction {
  const [kind, first, second = ""] = words;
  switch (kind) {
    case "link":
      return second === "up" ? "link-up" : "link-down";
    case "service":
      return value === "broken" && second === "inactive" ? "mend" : (SERVICE_ACTIONS[second] ?? "change");
    case "connection":
      return "end";
    case "recovery":
      return first === "on" ? "recovery-on" : "recovery-off";
    case "holder":
      return "holder";
    case "node":
      return "flags";
    default:
      return "change";
  }
}

/** The changes behind an action of a row. */
export function changesFor(row: ViewRow, action: RowAction): readonly OfferedChange[] {
  return row.changes.filter((change) => actionOf(change, row) === action);
}

/** The actions of a row as words between blanks, for the `when` clauses of menus: ` stop fail `. */
export function rowContext(row: ViewRow): string {
  const actions = new Set(row.changes.map((change) => actionOf(change, row)));
  return ["", ...actions, ""].join(" ");
}

/** Whether the action asks which change is meant, even where there is only one. */
export function asksWhich(action: RowAction): boolean {
  return OF_MANY.includes(action);
}
