/** A file name as the directory holds it; `text` replaces what is not UTF-8. */
export interface FileName {
  readonly bytes: Buffer;
  readonly text: string;
}

/** What CTDB makes of a file in an event directory. */
export type ScriptState = "enabled" | "disabled" | "dangling" | "ignored";

/** Why a file has its state: a stable code and one sentence for the author, with the way to mend it. */
export interface StateReason {
  readonly code:
    | "runs"
    | "not-executable"
    | "dangling-link"
    | "prefix"
    | "suffix"
    | "too-short"
    | "too-long"
    | "backup"
    | "package-copy"
    | "second-dot"
    | "dotfile"
    | "directory"
    | "options-file"
    | "documentation";
  readonly sentence: string;
}

/** What stands in the way of an enabled script when CTDB starts it, as far as its bytes tell. */
export interface StartProblem {
  readonly code:
    | "not-a-file"
    | "empty"
    | "byte-order-mark"
    | "no-first-line"
    | "crlf"
    | "interpreter-missing"
    | "interpreter-not-executable"
    | "unreadable";
  readonly sentence: string;
}

/** One entry of an event directory. */
export interface ScriptFile {
  readonly fileName: FileName;
  /** The name in CTDB's status: without `.script` where the convention has that suffix. */
  readonly name: FileName;
  readonly type: "file" | "link" | "directory" | "other";
  /** Where a link points, as written in the link; `null` for anything else. */
  readonly linkTarget: string | null;
  /** Mode bits after following links (`st_mode`), or `null` when stat failed. */
  readonly mode: number | null;
  readonly state: ScriptState;
  readonly reason: StateReason;
  /** Place in run order from 1, over every script that CTDB lists; `null` for the rest. */
  readonly position: number | null;
  readonly startProblem: StartProblem | null;
}
