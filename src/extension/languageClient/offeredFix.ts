import type { WorkspaceEdit } from "vscode-languageclient/node";

/** One thing that “fix all in event directory” can do, as the server offers it. */
export interface OfferedFix {
  /** Absolute path. */
  readonly file: string;
  /** What it does: `Make it executable (chmod u+x)`. */
  readonly title: string;
  /** The rules whose findings it mends. */
  readonly codes: readonly string[];
  /** `text`: edits alone; `disk`: the mode, the byte-order mark or the line ends; `rename`: another name. */
  readonly kind: "text" | "disk" | "rename";
  /** Whether it changes nothing of which scripts CTDB runs. */
  readonly isUsual: boolean;
  readonly edit: WorkspaceEdit | null;
  /** The argument of `ctdb.applyFileFix`. */
  readonly fix: unknown;
}
