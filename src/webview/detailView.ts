import type { CallView } from "./messages.ts";
import type { OutputView } from "./outputView.ts";

/** A place in a file, for people and for the extension that opens it. */
export interface PlaceView {
  /** Absolute path, as the extension gave it. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** `70.storage.script:12`, short where the file is well known. */
  readonly label: string;
}

/** A statement on the way to the failing one. */
export interface FrameView extends PlaceView {
  readonly functionName: string | null;
  readonly statement: string;
}

/** The statement that made a script fail. */
export interface FailureView {
  /** How it ended the script: one sentence. */
  readonly sentence: string;
  /** The command with its words expanded. */
  readonly command: string;
  /** Innermost first. */
  readonly frames: readonly FrameView[];
  /** Index of the frame in the event script itself. */
  readonly scriptFrame: number;
  readonly cause: FrameView | null;
  /** `port=445`, as one would write it. */
  readonly values: readonly { readonly name: string; readonly value: string }[];
}

/** An executed line. */
export interface LineView extends PlaceView {
  readonly count: number;
  readonly milliseconds: number;
}

/** An executed command. */
export interface StepView extends PlaceView {
  readonly after: number;
  readonly milliseconds: number;
  readonly depth: number;
  readonly command: string;
}

/** What a traced run knows of a script. */
export interface TraceView {
  readonly obstacle: string | null;
  readonly notes: readonly string[];
  readonly failure: FailureView | null;
  readonly lines: readonly LineView[];
  readonly steps: readonly StepView[];
  readonly totalSteps: number;
}

/** Everything about the script that is chosen, or about the event as a whole, that is not in its row. */
export interface DetailView {
  /** Of the script; {@link EVENT_INDEX} for the event as a whole. */
  readonly index: number;
  /** `null` for the event as a whole. */
  readonly output: OutputView | null;
  /** What CTDB's status text says of it, its end left out where it is long; `null` where CTDB keeps none. */
  readonly statusText: string | null;
  /** Why CTDB says nothing, or what is left out; `null`: nothing to say. */
  readonly statusNote: string | null;
  /** `null` in a run without trace. */
  readonly trace: TraceView | null;
  /** `null` while the run goes on. */
  readonly calls: readonly CallView[] | null;
  readonly totalCalls: number;
}

/** Stands for the event as a whole among the indexes of its scripts. */
export const EVENT_INDEX = -1;
