/** What the extension and its language server say to each other beside the Language Server Protocol. */
export const ServerMessages = {
  /** Asks for the event directory of a file. */
  describe: "ctdb/describe",
  /** Tells of a file that is shown and that no pattern of ours covers. */
  fileShown: "ctdb/fileShown",
  /** The server tells whether there is a ShellCheck. */
  status: "ctdb/status",
} as const;

/** The event directory of a file, as the server reads it. */
export interface DirectoryDescription {
  readonly directory: string;
  readonly generation: string;
  /** The target version: `4.24`. */
  readonly version: string;
}

/** Reads the answer to `ctdb/describe`; `null` where the file has no event directory. */
export function readDescription(value: unknown): DirectoryDescription | null {
  if (typeof value !== "object" || value === null) {
    return null;
  }
  const { directory, generation, version } = value as Record<string, unknown>;
  return typeof directory === "string" && typeof generation === "string" && typeof version === "string"
    ? { directory, generation, version }
    : null;
}

/** Reads `ctdb/status`: whether ShellCheck is missing. */
export function isShellcheckMissing(value: unknown): boolean {
  return (
    typeof value === "object" && value !== null && "shellcheck" in value && value.shellcheck === "missing"
  );
}
