/**
 * What the extension and the page of the panel say to each other. The extension owns all state;
 * the page shows what it is told and asks for everything when it loads.
 */

/** How far a script has come, in the words of the status text and three more while a run goes on. */
export type ScriptState =
  | "waiting"
  | "running"
  | "OK"
  | "ERROR"
  | "TIMEDOUT"
  | "DISABLED"
  | "CANNOT RUN"
  | "CANCELLED"
  | "NOT RUN"
  | "NO DATA";

/** How far a run has come. */
export type RunPhase =
  | "starting"
  | "queued"
  | "running"
  | "passed"
  | "failed"
  | "timed-out"
  | "cancelled"
  | "refused";

/** A file of the directory that CTDB does not list, and why. */
export interface NotListedView {
  readonly fileName: string;
  readonly sentence: string;
}

/** Where the scripts run, and why there. */
export interface ModeView {
  readonly mode: "host" | "stubbed" | "isolated";
  readonly reason: string;
}

/** One call of a stub command. */
export interface CallView {
  /** Milliseconds since the run began. */
  readonly after: number;
  readonly script: string | null;
  /** The command line. */
  readonly command: string;
  /** `0`, `127`, or `-` for a command that did not come back. */
  readonly status: string;
  readonly failed: boolean;
  /** What is special about the call, or `null`. */
  readonly flag: string | null;
}

/** What is known of the sandbox when a run is over. */
export interface SandboxView {
  /** The first calls, and how many there are in all. */
  readonly calls: readonly CallView[];
  readonly totalCalls: number;
  /** Sentences on the virtual node that change nothing of the result. */
  readonly notes: readonly string[];
  /** `NAME=value`, sorted. */
  readonly environment: readonly string[];
}

/** Everything above the list of scripts. Texts are ready to show. */
export interface HeadView {
  readonly phase: RunPhase;
  /** `monitor`, or `takeip eth0 10.0.0.31 24`. */
  readonly command: string;
  readonly directory: string;
  readonly convention: string;
  readonly sandbox: ModeView;
  /** Milliseconds since 1970; the page counts on from here while the run goes on. */
  readonly begin: number | null;
  readonly finish: number | null;
  readonly timeoutSeconds: number;
  /** The overall outcome in words, and then what CTDB makes of it. */
  readonly outcome: string;
  readonly consequence: string | null;
  readonly problem: string | null;
  /** Whether the user may overrule the problem. */
  readonly canRunAnyway: boolean;
  readonly warnings: readonly string[];
  readonly leftRunning: readonly string[];
  readonly notListed: readonly NotListedView[];
  readonly debugOutput: string | null;
}

/** One script's row, without its output. */
export interface ScriptView {
  readonly index: number;
  /** The name as CTDB shows it, and the file that it comes from. */
  readonly name: string;
  readonly fileName: string;
  readonly state: ScriptState;
  /** CTDB's words: `CANNOT RUN (Out of streams resources)`. */
  readonly words: string;
  readonly begin: number | null;
  readonly finish: number | null;
  /** `exit status 127`, or `null` where it is 0 as expected or no process ended. */
  readonly end: string | null;
  readonly explanation: string | null;
}

/** A script's output as far as the page holds it. */
export interface OutputView {
  readonly index: number;
  readonly text: string;
  /** Whether `text` takes the place of what was there, or follows it. */
  readonly replace: boolean;
  /** A sentence about what is not shown, or `null`. */
  readonly note: string | null;
  /** Whether more than `text` can be opened. */
  readonly canOpen: boolean;
}

/** One run as a whole. */
export interface RunView {
  readonly id: number;
  readonly head: HeadView;
  readonly scripts: readonly ScriptView[];
  readonly outputs: readonly OutputView[];
  /** `null` while the run goes on. */
  readonly sandbox: SandboxView | null;
}

/** A part of the page beside the run; it has an element of its own, and messages of its own. */
export type PartName = "history" | "sequence";

/** A message of a part; what is in it is known to both halves of the part and to nobody else. */
export interface PartMessage {
  readonly kind: "part";
  readonly part: PartName;
  readonly message: unknown;
}

/** From the extension to the page. */
export type ToPage =
  | PartMessage
  | { readonly kind: "state"; readonly run: RunView | null }
  | {
      readonly kind: "update";
      readonly id: number;
      readonly scripts: readonly ScriptView[];
      readonly outputs: readonly OutputView[];
    };

/** From the page to the extension. */
export type FromPage =
  | PartMessage
  | { readonly kind: "ready" }
  /** The last message is on the screen, so that the next one may come. */
  | { readonly kind: "shown" }
  | { readonly kind: "run" }
  | { readonly kind: "runAgain" }
  | { readonly kind: "copyStatus" }
  | { readonly kind: "cancel"; readonly id: number }
  | { readonly kind: "runAnyway"; readonly id: number }
  | { readonly kind: "openScript"; readonly id: number; readonly index: number }
  | { readonly kind: "openOutput"; readonly id: number; readonly index: number };

/** How many characters of a script's output the page holds. */
export const OUTPUT_LIMIT = 64 * 1024;

/** How many calls of commands the page shows. */
export const CALL_LIMIT = 500;

const PARTS: readonly unknown[] = ["history", "sequence"] satisfies readonly PartName[];

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Whether a message that came from the page is one of ours. */
export function isFromPage(value: unknown): value is FromPage {
  if (!isRecord(value)) {
    return false;
  }
  switch (value.kind) {
    case "ready":
    case "shown":
    case "run":
    case "runAgain":
    case "copyStatus":
      return true;
    case "cancel":
    case "runAnyway":
      return Number.isInteger(value.id);
    case "openScript":
    case "openOutput":
      return Number.isInteger(value.id) && Number.isInteger(value.index);
    case "part":
      return isPartMessage(value);
    default:
      return false;
  }
}

/** Whether a message that came to the page is one of ours; the extension is trusted with its content. */
export function isToPage(value: unknown): value is ToPage {
  if (!isRecord(value)) {
    return false;
  }
  if (value.kind === "state") {
    return value.run === null || isRecord(value.run);
  }
  if (value.kind === "part") {
    return isPartMessage(value);
  }
  return (
    value.kind === "update" &&
    Number.isInteger(value.id) &&
    Array.isArray(value.scripts) &&
    Array.isArray(value.outputs)
  );
}

function isPartMessage(value: Record<string, unknown>): boolean {
  return PARTS.includes(value.part) && "message" in value;
}
