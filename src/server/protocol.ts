import { NotificationType, RequestType } from "vscode-languageserver/node";
import type { ShellcheckState } from "./shellcheck/shellcheckFindings.ts";

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
}

/** Asks for the event directory of a file; `null` where it has none. */
export const DescribeRequest = new RequestType<{ readonly uri: string }, DirectoryDescription | null, void>(
  "ctdb/describe",
);

/** The editor tells of a file that it shows and that no pattern of ours covers. */
export const FileShownNotification = new NotificationType<{ readonly uri: string }>("ctdb/fileShown");

/** The server tells whether there is a ShellCheck, and that directories were read anew. */
export const StatusNotification = new NotificationType<{ readonly shellcheck: ShellcheckState | null }>(
  "ctdb/status",
);
