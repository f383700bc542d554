import type { CasePlace, TestCase } from "../caseFiles/testCase.ts";
import type { RunReport } from "../runner/report.ts";
import type { TraceMode } from "../runner/run.ts";
import type { CaseSettings } from "./caseSettings.ts";

/**
 * `errored`: it could not be run as it says, such as where the sandbox does not work or a file cannot be laid;
 * `skipped`: by its file or since its script is not there to run (disabled); `cancelled`: the user ended it.
 */
export type CaseVerdict = "passed" | "failed" | "errored" | "skipped" | "cancelled";

/** One expectation that was not met. */
export interface CaseFailure {
  readonly kind: "status" | "exit" | "script" | "output" | "calls" | "no-call" | "file" | "node" | "duration";
  /** From 0. */
  readonly step: number;
  /** What was expected and what was found, in one sentence. */
  readonly sentence: string;
  /** The expectation in the case's file. */
  readonly place: CasePlace;
  /** Raw texts for a diff, both or none; `null` where the sentence says it all. */
  readonly expected: string | null;
  readonly actual: string | null;
  /** What there is in place of it, as far as a case can say it: for *Accept actual result*. */
  readonly found: Found | null;
}

/** What there really is where something else was expected. */
export type Found =
  /** A status, an exit status, a text, the value of a fact, seconds: as a case writes it. */
  | { readonly kind: "text"; readonly text: string }
  /** There is no such file or script. */
  | { readonly kind: "absent" }
  /** The calls that were made, in order, each as its words; at most 2000. */
  | { readonly kind: "calls"; readonly calls: readonly (readonly string[])[] };

/** What became of one case. Plain data. */
export interface CaseResult {
  readonly testCase: TestCase;
  readonly verdict: CaseVerdict;
  /** Empty unless it failed. */
  readonly failures: readonly CaseFailure[];
  /** Why it was skipped or could not be run, and what to do; `""` otherwise. */
  readonly sentence: string;
  /** The report of each step that ran an event, with the number of the step from 0. */
  readonly runs: readonly { readonly step: number; readonly report: RunReport }[];
  /** What the sandbox had to warn of, each sentence once. */
  readonly remarks: readonly string[];
  /** Milliseconds since 1970. */
  readonly begin: number;
  readonly finish: number;
}

/**
 * What is told while cases run. Several cases run at once; the events of one come in order. A case that is not run at all
 * (skipped, or cancelled before its turn) is only `finished`.
 */
export type CaseEvent =
  | { readonly kind: "started"; readonly testCase: TestCase }
  /** Output of a script as it comes. */
  | { readonly kind: "output"; readonly testCase: TestCase; readonly text: string }
  | { readonly kind: "finished"; readonly result: CaseResult };

/** What all cases of one call share. */
export interface CaseRunOptions {
  /** Where the files of `src/sandbox/kit/` are. */
  readonly kitDirectory: string;
  /** Folders that scripts may read. */
  readonly workspaceFolders: readonly string[];
  /** Whether to find out which statement fails, and what is executed. */
  readonly trace: TraceMode;
  /** What else holds for the runs of an event directory; without it nothing. @param directory its absolute path. */
  readonly settings?: (directory: string) => CaseSettings;
  /** How many run at once, from 1. */
  readonly jobs: number;
  /** Ends what runs; nothing of it is left when the promise resolves. */
  readonly signal: AbortSignal;
  readonly listener?: (event: CaseEvent) => void;
}
