import type {
  DirectoryDescription,
  DirectoryState,
  EntryState,
  HandlerPlace,
} from "../../protocol/serverMessages.ts";

/** Of what the server says of a file's event directory: what the extension shows. */
export type ShownDescription = Omit<DirectoryDescription, "base" | "step">;

/** Reads the answer to `ctdb/describe`; `null` where the file has no event directory. */
export function readDescription(value: unknown): ShownDescription | null {
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
