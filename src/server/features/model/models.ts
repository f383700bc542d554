import type { DocumentModel } from "./documentModel.ts";
import type { KnownDirectory } from "./knownDirectory.ts";

/** What the language features ask of the server: models of files, and what is around them. */
export interface Models {
  /**
   * The model of an open document, made once per version.
   * @returns `null` for a document that is not open or none of ours
   * @throws {ParseLimitError} where it cannot be read as shell in time
   */
  modelOf(uri: string): Promise<DocumentModel | null>;
  /**
   * The model of a file in an event directory or in the `CTDB_BASE` of a known one: the editor's text where it is open, else the disk's.
   * @returns `null` where it lies elsewhere or cannot be read
   */
  modelAt(path: string): Promise<DocumentModel | null>;
  /** A file's text, the editor's where it is open; `null` where it cannot be read. */
  textAt(path: string): Promise<string | null>;
  /** Every event directory that is known. */
  directories(): readonly KnownDirectory[];
  /** The URI of a file: as the editor wrote it where it is open. */
  uriOf(path: string): string;
  /** The page of a rule; `null` where it has none. */
  rulePage(code: string): string | null;
}
