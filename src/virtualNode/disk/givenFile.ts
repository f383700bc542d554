/** A file that the scripts find. */
export interface GivenFile {
  /** As the scripts name it, absolute; what begins with `$CTDB_BASE/` lies there. */
  readonly path: string;
  readonly kind: "file" | "folder" | "link" | "absent";
  /** Content of a file, or where a link points; `""` for the others. */
  readonly content: string;
  /** Mode bits, such as 0o755; `null`: 0644, or 0755 for folders. */
  readonly mode: number | null;
}
