/** What CTDB makes of one entry of an event directory, as the server tells it. */
export interface EntryState {
  /** The name in the directory. */
  readonly name: string;
  /** `ignored`: CTDB does not list it. */
  readonly state: "enabled" | "disabled" | "dangling" | "ignored";
  /** Place in the run order, from 1; `null` for what CTDB does not list. */
  readonly position: number | null;
  /** Why it has its state. */
  readonly sentence: string;
  /** What keeps CTDB from starting it, where something does. */
  readonly startProblem: string | null;
  /** Whether nobody takes it for a script: documentation, options files. */
  readonly isOther: boolean;
}

/** An event directory as CTDB would run it. */
export interface DirectoryState {
  /** Absolute path. */
  readonly directory: string;
  /** What CTDB lists, in run order, then the rest; no folders. `null`: the directory is gone. */
  readonly entries: readonly EntryState[] | null;
  /** Why CTDB refuses every event here. */
  readonly refusal: string | null;
}
