import { t } from "@vscode/l10n";
import { CHANGE_KINDS } from "../../virtualNode/change/change.ts";
import type { ChangeKind } from "../../virtualNode/change/changeKind.ts";
import type { OfferedChange, ViewRow, ViewSection } from "../../virtualNode/view/describe.ts";
import { askStep, type StepFrame, type StepItem } from "../ask/quickSteps.ts";
import { changesFor, type RowAction } from "./rowActions.ts";

/** A change with the row that it is of. */
export interface RowChange {
  readonly row: ViewRow;
  readonly change: OfferedChange;
}

/** Everything of one kind that a node offers: `stop` gives each service that runs. */
export function offersOf(sections: readonly ViewSection[], actions: readonly RowAction[]): RowChange[] {
  return sections
    .flatMap(({ rows }) => rows)
    .flatMap((row) =>
      actions.flatMap((action) => changesFor(row, action).map((change) => ({ row, change }))),
    );
}

/** Asks for one of a few changes; `null` where the user left. */
export async function askChange(
  title: string,
  placeholder: string,
  changes: readonly RowChange[],
  label: (change: RowChange) => string,
): Promise<RowChange | null> {
  const items = changes.map((value): StepItem<RowChange> => {
    const { row } = value;
    const text = label(value);
    return {
      label: text,
      description: text === row.label ? `${row.value} · ${row.detail}` : row.value,
      value,
    };
  });
  return chosen(await askStep({ frame: onlyStep(title), placeholder, items }));
}

/** Asks what is to be changed, of all that can be. */
export async function askKind(title: string): Promise<ChangeKind | null> {
  const items = CHANGE_KINDS.map((value): StepItem<ChangeKind> => {
    return { label: value.name, description: formOf(value), detail: value.description, value };
  });
  const placeholder = t("What to change");
  return chosen(await askStep({ frame: onlyStep(title), placeholder, items }));
}

/** The words behind the first one; of two forms the first. */
function formOf({ name, usage }: ChangeKind): string {
  return (usage.split(" or ")[0] ?? usage).slice(name.length).trim();
}

/** A question that stands alone needs no count of steps. */
export function onlyStep(title: string): StepFrame {
  return { title, step: 1, totalSteps: undefined };
}

function chosen<T>(
  answer: { readonly kind: "chosen"; readonly value: T } | { readonly kind: string },
): T | null {
  return "value" in answer ? answer.value : null;
}
