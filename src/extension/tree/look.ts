/** How a part of the tree looks, as plain data. All text may come from files: nothing in it is taken for markup. */
export interface Look {
  readonly label: string;
  /** Behind the label, dimmed. */
  readonly description: string;
  /** A codicon, and the colour that it has where it has one. */
  readonly icon: { readonly id: string; readonly color: string | null };
  /** Sentences with `names between backticks`, one paragraph each; the first is the heading. */
  readonly tooltip: readonly string[];
  /** What a screen reader says. */
  readonly spoken: string;
}

export const PASSED = { id: "pass", color: "testing.iconPassed" } as const;
export const FAILED = { id: "error", color: "testing.iconFailed" } as const;
export const DIMMED = "disabledForeground";

/** Joins notes as descriptions have them; empty ones are left out. */
export function joined(...notes: readonly (string | null)[]): string {
  return notes.filter((note) => note !== null && note !== "").join(" · ");
}
