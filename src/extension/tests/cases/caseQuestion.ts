import type { ReadCases } from "./caseTests.ts";

/** What the thread is asked that reads case files. Plain data. */
export interface CaseQuestion {
  readonly number: number;
  /** Absolute path of the file. */
  readonly path: string;
  readonly text: string;
  /** Folders whose files may be read for it; `null`: all. */
  readonly folders: readonly string[] | null;
  /** The release to follow where the file names none, such as `4.17`. */
  readonly targetVersion: string | null;
}

/** What the thread has from its start. */
export interface CaseWorkerData {
  /** What it says in the user's language, by the English texts. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Asks for the next portion of an answer: each message that is taken holds up whoever takes it. */
export interface CaseRequest {
  readonly number: number;
  readonly more: true;
}

/** What the thread answers: a portion of the cases, or why it cannot. */
export type CaseAnswer =
  | { readonly number: number; readonly cases: ReadCases; readonly isLast: boolean }
  | { readonly number: number; readonly failure: string };
