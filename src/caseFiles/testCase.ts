import type { GivenFile } from "../virtualNode/disk/givenFile.ts";
import type { Place } from "../virtualNode/profile/profilePlaces.ts";
import type { NodeProfile } from "../virtualNode/profile/profileShape.ts";
import type { StubAnswer } from "../virtualNode/stubAnswer.ts";

export type { GivenFile } from "../virtualNode/disk/givenFile.ts";
export type { StubAnswer } from "../virtualNode/stubAnswer.ts";

/** Where a case runs: as `ctdb-events run --sandbox` says it, but never on the machine itself. */
export type CaseSandbox = "auto" | "isolated" | "stubbed";

/** One case, ready to run: matrix and defaults of its file are worked in. Plain data, so that it can go to another process. */
export interface TestCase {
  /** Survives reload and edits elsewhere: path of the file relative to nothing else, `#`, and a slug of the name. */
  readonly id: string;
  /** As it is shown; the values of a matrix are in it. */
  readonly name: string;
  /** The name as the file has it, where the case is one of a matrix: those of one matrix share it and their place. */
  readonly template: string | null;
  /** Absolute path of the file that it stands in. */
  readonly file: string;
  /** From the case's name to its end. */
  readonly place: CasePlace;
  /** Absolute path of the event directory. */
  readonly directory: string;
  /** File name of the one script that runs; `null`: the whole directory, as CTDB does it. */
  readonly script: string | null;
  /** In order, on one virtual node. At least one. */
  readonly steps: readonly CaseStep[];
  /** What is true before the first step. */
  readonly given: CaseGiven;
  /** The release that is followed, such as `4.17`; `null`: as for any other run of the directory. */
  readonly targetVersion: string | null;
  readonly sandbox: CaseSandbox;
  /** The deadline of each event in seconds; `null`: CTDB's. */
  readonly timeoutSeconds: number | null;
  /** Why it is not run, or `null`. */
  readonly skip: string | null;
  readonly tags: readonly string[];
}

/** A stretch of the file with its lines, from 1. */
export interface CasePlace extends Place {
  readonly line: number;
  readonly endLine: number;
}

/** An event, or changes of the virtual node, or both: first the changes. */
export interface CaseStep {
  readonly place: CasePlace;
  /** `null`: only the node is changed. */
  readonly event: string | null;
  readonly args: readonly string[];
  /** In the words of `ctdb-events node set`. */
  readonly changes: readonly (readonly string[])[];
  readonly expect: CaseExpect;
}

/** What is true before a case begins. */
export interface CaseGiven {
  /** Absolute path of the node profile that the case names; `null`: the directory's own, as for any other run of it. */
  readonly profileFile: string | null;
  /** What is applied on top of it, in order: first what the case's file gives all its cases. */
  readonly profiles: readonly NodeProfile[];
  readonly files: readonly GivenFile[];
  readonly stubs: readonly StubAnswer[];
}

/** What must be true after a step; each with its place. Empty: CTDB must take the event for a success. */
export interface CaseExpect {
  readonly place: CasePlace;
  readonly expectations: readonly Expectation[];
}

/** The words for how a script or an event ended. */
export type ExpectedStatus =
  | "OK"
  | "ERROR"
  | "TIMEDOUT"
  | "DISABLED"
  | "CANNOT RUN"
  | "REFUSED"
  | "NOT RUN"
  | "NO DATA"
  | "CANCELLED";

/** One thing that must be true, with its place in the file. */
export type Expectation = WhatIsExpected & { readonly place: CasePlace };

export type WhatIsExpected =
  /** Of the script, or of the event where a directory runs. */
  | { readonly kind: "status"; readonly status: ExpectedStatus }
  /** How the process really ended, an exit status or a signal's name: of the script that ended the event. */
  | { readonly kind: "exit"; readonly exit: number | string }
  /** The status of one script of a directory. */
  | { readonly kind: "script"; readonly script: string; readonly status: ExpectedStatus }
  /** Of the script, or of all scripts in order where a directory runs. */
  | { readonly kind: "output"; readonly test: TextTest }
  /** `ordered`: one after another; other calls may lie between. */
  | { readonly kind: "calls"; readonly made: readonly CallPattern[]; readonly ordered: boolean }
  | { readonly kind: "no-call"; readonly pattern: CallPattern }
  /** A file as the scripts left it; `null`: it is not there. */
  | { readonly kind: "file"; readonly path: string; readonly test: TextTest | null }
  /** A fact about the virtual node by the file's keys: `["services", "smb"]`, `["health"]`; see `nodeFacts.ts`. */
  | { readonly kind: "node"; readonly path: readonly string[]; readonly value: string }
  | { readonly kind: "duration"; readonly underSeconds: number };

/** A command that was called, or was not. */
export interface CallPattern {
  readonly place: CasePlace;
  /** As it is written. */
  readonly text: string;
  readonly words: readonly string[];
  /** How often; `null`: at least once. */
  readonly times: number | null;
}

/** How a text is compared. One newline at the end of either text does not matter to `exact`. */
export type TextTest =
  | { readonly how: "exact"; readonly text: string }
  | { readonly how: "contains"; readonly text: string }
  | { readonly how: "lacks"; readonly text: string }
  | { readonly how: "matches"; readonly pattern: string };
