/** A file name as the directory holds it; `text` replaces what is not UTF-8. */
export interface FileName {
  readonly bytes: Buffer;
  readonly text: string;
}

/**
 * What CTDB makes of a file in an event directory. `ignored`: not even listed, and only these
 * have no position. `dangling`: listed, but stat failed.
 */
export type ScriptState = "enabled" | "disabled" | "dangling" | "ignored";

/** Why a file has its state: a stable code and one sentence for the author, with the way to mend it. */
export interface StateReason {
  readonly code:
    | "runs"
    /** listed and executable, although the name is that of a backup or a package manager's copy */
    | "copy-runs"
    | "not-executable"
    | "dangling-link"
    /** gone between reading the directory and asking for the mode */
    | "vanished"
    /** only root can ask for the mode, so the state is unknown here */
    | "unreachable"
    | "prefix"
    | "suffix"
    /** of the other generation, so that the release does not look into its folder */
    | "other-folder"
    | "too-short"
    | "too-long"
    | "backup"
    | "package-copy"
    | "second-dot"
    | "tilde"
    | "dotfile"
    | "directory"
    | "options-file"
    /** cases or a sequence of this extension */
    | "test-file"
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
  /** The errno with which stat failed: CTDB treats ENOENT and ELOOP differently. */
  readonly statErrno?: number;
  readonly state: ScriptState;
  readonly reason: StateReason;
  /** Place in run order from 1, over every script that CTDB lists; `null` for the rest. */
  readonly position: number | null;
  readonly startProblem: StartProblem | null;
}
