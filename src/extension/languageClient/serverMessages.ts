import type { DirectoryState, EntryState } from "./directoryState.ts";

/** What the extension and its language server say to each other beside the Language Server Protocol. */
export const ServerMessages = {
  /** Asks for the event directory of a file. */
  describe: "ctdb/describe",
  /** Tells of a file that is shown and that no pattern of ours covers. */
  fileShown: "ctdb/fileShown",
  /** The server tells whether there is a ShellCheck. */
  status: "ctdb/status",
  /** The server tells what CTDB makes of an event directory. */
  directoryState: "ctdb/directoryState",
  /** Asks for the labels of a script's handlers. */
  handlers: "ctdb/handlers",
  /** Asks for what can be mended in an event directory without a question. */
  offeredFixes: "ctdb/offeredFixes",
} as const;

/** The event directory of a file, as the server reads it. */
export interface DirectoryDescription {
  readonly directory: string;
  readonly generation: string;
  /** The target version: `4.24`. */
  readonly version: string;
  /** What CTDB makes of the file; `null` for files that lie elsewhere. */
  readonly entry: EntryState | null;
  /** How many scripts CTDB lists. */
  readonly count: number;
}

/** Reads the answer to `ctdb/describe`; `null` where the file has no event directory. */
export function readDescription(value: unknown): DirectoryDescription | null {
  if (typeof value !== "object" || value === null) {
    return null;
  }
  const { directory, generation, version, entry, count } = value as Record<string, unknown>;
  return typeof directory === "string" && typeof generation === "string" && typeof version === "string"
    ? {
        directory,
        generation,
        version,
        entry: isEntry(entry) ? entry : null,
        count: typeof count === "number" ? count : 0,
      }
    : null;
}

/** Reads `ctdb/status`: whether ShellCheck is missing. */
export function isShellcheckMissing(value: unknown): boolean {
  return (
    typeof value === "object" && value !== null && "shellcheck" in value && value.shellcheck === "missing"
  );
}

/** Reads `ctdb/directoryState`; `null` where it is none. */
export function readDirectoryState(value: unknown): DirectoryState | null {
  const { directory, entries, refusal } = (value ?? {}) as Record<string, unknown>;
  const known = entries === null ? null : Array.isArray(entries) ? entries.filter(isEntry) : undefined;
  return typeof directory === "string" && known !== undefined
    ? { directory, entries: known, refusal: typeof refusal === "string" ? refusal : null }
    : null;
}

/** Where the label of a handler stands; see `HandlerPlace` in `src/server/protocol.ts`. */
export interface HandlerPlace {
  /** The event's name, a pattern, or `*`. */
  readonly event: string;
  /** From 0. */
  readonly line: number;
  /** In which what serves the event ends. */
  readonly endLine: number;
}

/** Reads the answer to `ctdb/handlers`; `null` where the server does not read the file as a script. */
export function readHandlers(value: unknown): readonly HandlerPlace[] | null {
  return Array.isArray(value) ? value.filter(isHandler) : null;
}

function isHandler(value: unknown): value is HandlerPlace {
  const { event, line, endLine } = (value ?? {}) as Record<string, unknown>;
  return typeof event === "string" && typeof line === "number" && typeof endLine === "number";
}

function isEntry(value: unknown): value is EntryState {
  return (
    typeof value === "object" &&
    value !== null &&
    "name" in value &&
    typeof value.name === "string" &&
    "sentence" in value &&
    typeof value.sentence === "string"
  );
}
