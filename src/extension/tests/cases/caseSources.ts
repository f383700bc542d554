import type { ReadCases } from "./caseTests.ts";

/** Where the tests of case files come from. Nothing here runs a case. */
export interface CaseSources {
  /** Searches the workspace; absolute paths. */
  find(): Promise<readonly string[]>;
  /** The text of a file on disk; `null`: it is gone. Its error is for the user. */
  textOnDisk(path: string): Promise<string | null>;
  /** The text of an open document; `null`: it is not open. */
  textInEditor(path: string): string | null;
  read(text: string, path: string): Promise<ReadCases>;
  /** The path of a file for people. */
  nameOf(path: string): string;
}
