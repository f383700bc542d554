import type { FromPage } from "./messages.ts";

/** How the user likes the output shown. */
export interface OutputLook {
  readonly wraps: boolean;
  readonly times: boolean;
}

/** What the page keeps over a reload and a move to another column, besides its parts. */
export interface Kept {
  readonly runId: number;
  /** What the user chose: a script by its file name, the event as a whole as `""`; `null`: nothing yet. */
  readonly chosen: string | null;
  readonly tab: string | null;
  readonly output: OutputLook;
  /** `null`: the search is closed. */
  readonly search: string | null;
  /** Sections that were opened or closed, by name. */
  readonly sections: Readonly<Record<string, boolean>>;
}

export const NOTHING_KEPT: Kept = {
  runId: 0,
  chosen: null,
  tab: null,
  output: { wraps: true, times: false },
  search: null,
  sections: {},
};

/** What the elements of the page need of it. */
export interface PageContext {
  send(message: FromPage): void;
  readonly kept: Kept;
  keep(change: Partial<Kept>): void;
}
