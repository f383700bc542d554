import type { WorkspaceEdit } from "vscode-languageserver/node";
import type { ScriptState } from "../scripts/scriptFile.ts";

/** What an editor and our language server say to each other beside the Language Server Protocol. */
export const ServerMessages = {
  /** Asks for the event directory of a file: `{ uri }`, answered by {@link DirectoryDescription} or `null`. */
  describe: "ctdb/describe",
  /** The editor tells of a file that it shows and that no pattern of ours covers: `{ uri }`. */
  fileShown: "ctdb/fileShown",
  /** The server tells whether there is a ShellCheck, and that directories were read anew. */
  status: "ctdb/status",
  /** The server tells what CTDB makes of a directory, whenever that has changed: {@link DirectoryState}. */
  directoryState: "ctdb/directoryState",
  /**
   * Asks for the handlers of a script, of the open document or else of the file on disk, and where `event` is given, for
   * only the label that an event gets to: `{ uri, event }`. `null` where it is no script that the server reads.
   */
  handlers: "ctdb/handlers",
  /** Asks for everything that can be mended in an event directory without a question: `{ directory }`. */
  offeredFixes: "ctdb/offeredFixes",
} as const;

/** The server's command for what a fix does on disk. Its argument: {@link OfferedFix.fix}. */
export const APPLY_FILE_FIX = "ctdb.applyFileFix";

/** What the server says of the event directory of a file. */
export interface DirectoryDescription {
  /** Absolute path. */
  readonly directory: string;
  /** `CTDB_BASE`. */
  readonly base: string;
  readonly generation: string;
  readonly step: string;
  /** The target version: `4.24`. */
  readonly version: string;
  /** What CTDB makes of the file; `null` for files that lie elsewhere, such as `ctdb.conf`. */
  readonly entry: EntryState | null;
  /** How many scripts CTDB lists. */
  readonly count: number;
}

/** What CTDB makes of one entry of an event directory. */
export interface EntryState {
  /** The name in the directory. */
  readonly name: string;
  readonly state: ScriptState;
  /** Place in the run order, from 1; `null` for what CTDB does not list. */
  readonly position: number | null;
  /** Why it has its state. */
  readonly sentence: string;
  /** What keeps CTDB from starting it, where something does. */
  readonly startProblem: string | null;
  /** Whether nobody takes it for a script: documentation, options files, cases. */
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

/** One thing that “fix all in event directory” can do. */
export interface OfferedFix<FileFix = unknown> {
  /** Absolute path. */
  readonly file: string;
  /** What it does: `Make it executable (chmod u+x)`. */
  readonly title: string;
  /** The rules whose findings it mends. */
  readonly codes: readonly string[];
  /** `text`: edits alone; `disk`: the mode, the byte-order mark or the line ends; `rename`: another name or folder. */
  readonly kind: "text" | "disk" | "rename";
  /** Whether it changes nothing of which scripts CTDB runs. */
  readonly isUsual: boolean;
  readonly edit: WorkspaceEdit | null;
  /** What {@link APPLY_FILE_FIX} is to be given; only the server knows what is in it. */
  readonly fix: FileFix | null;
}

/** Where the label of a handler stands, such as `monitor)`. */
export interface HandlerPlace {
  /** The event's name; a pattern as it is written, and `*` for the arm of everything else. */
  readonly event: string;
  /** The line of the label, from 0. */
  readonly line: number;
  /** The line in which what serves the event ends. */
  readonly endLine: number;
}
