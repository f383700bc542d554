/** A change that the view of a node offers for a row. */
export interface OfferedChange {
  /** `Set link down` */
  readonly label: string;
  /** For `parseChange`; a word `?` is to be asked for. */
  readonly words: readonly string[];
}

/** One line of a node's view. */
export interface ViewRow {
  /** Always the same for the same thing: `interfaces/eth0`. */
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** Less important than the value; may be empty. */
  readonly detail: string;
  /** Whether something is not as it is on a node that is well. */
  readonly isAmiss: boolean;
  /** Of a public address: whether ctdbd believes that this node holds it. */
  readonly isHeldHere: boolean;
  readonly changes: readonly OfferedChange[];
}

/** A part of a node's view; one without rows is left out. */
export interface ViewSection {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly ViewRow[];
}

/** A row with what most rows do not have left out. */
export function row(
  id: string,
  label: string,
  value: string,
  more: { detail?: string; isAmiss?: boolean; isHeldHere?: boolean; changes?: readonly OfferedChange[] } = {},
): ViewRow {
  return {
    id,
    label,
    value,
    detail: more.detail ?? "",
    isAmiss: more.isAmiss ?? false,
    isHeldHere: more.isHeldHere ?? false,
    changes: more.changes ?? [],
  };
}
