/** What a test came to: plain data, made into results of the Test Explorer in one place. */
export interface TestFinding {
  /** `errored`: it could not be run as it says. */
  readonly verdict: "passed" | "failed" | "errored" | "skipped";
  /** Milliseconds; `null`: it did not run, or nobody knows. */
  readonly milliseconds: number | null;
  /** Why it failed or could not be run: at least one where it did; else empty. */
  readonly messages: readonly FindingMessage[];
  /** Why it was skipped, a sentence for the output; `""` otherwise. */
  readonly sentence: string;
}

/** Which menu a message has. */
export type MessageKind = "ctdb.exit" | "ctdb.timeout" | "ctdb.expectation" | "ctdb.diff" | "ctdb.problem";

/** One reason for a verdict. */
export interface FindingMessage {
  readonly kind: MessageKind;
  /** Plain text of one or more lines; whatever is in it, it is shown as it is. */
  readonly text: string;
  /** Where it belongs; `null`: the test itself. */
  readonly place: FindingPlace | null;
  /** Raw texts for the diff editor. */
  readonly expected: string | null;
  readonly actual: string | null;
  /** How the place was reached, innermost first. */
  readonly frames: readonly FindingFrame[];
}

/** Lines of a file, from 1. */
export interface FindingPlace {
  /** Absolute path. */
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
}

/** A statement on the way to a place. */
export interface FindingFrame {
  /** The function that it lies in, or the file's name. */
  readonly label: string;
  readonly path: string;
  /** From 1. */
  readonly line: number;
}
