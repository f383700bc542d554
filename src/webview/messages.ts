import type { DetailView } from "./detailView.ts";
import type { OutputView } from "./outputView.ts";

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
  readonly event: string;
  /** The arguments as they were given, with blanks between them. */
  readonly args: string;
  readonly directory: string;
  readonly convention: string;
  /** Whether the run is traced. */
  readonly traced: boolean;
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
  /** The first line of output that is not empty, or `null`. */
  readonly firstLine: string | null;
  /** The line of the event script that is to blame, or `null` where that is not known. */
  readonly failingLine: number | null;
}

/** An event that can be run. */
export interface EventOffer {
  readonly name: string;
  /** When CTDB runs it. */
  readonly when: string;
  /** `interface`, `public address`: what it is asked for, in order. */
  readonly args: readonly string[];
}

/** What is in the form for a run. */
export interface FormInput {
  /** The run whose directory is meant. */
  readonly id: number;
  readonly event: string;
  readonly args: string;
}

/** Why what is in the form cannot be run. */
export interface FormProblem {
  readonly field: "event" | "args";
  readonly sentence: string;
}

/** One run as a whole. */
export interface RunView {
  readonly id: number;
  readonly head: HeadView;
  readonly scripts: readonly ScriptView[];
  /** The events of the release, for the form in the head. */
  readonly events: readonly EventOffer[];
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
      /** Of the chosen script, or `null` where nothing came. */
      readonly output: OutputView | null;
    }
  /** What was asked for with `choose`, and again whenever it changes. */
  | { readonly kind: "detail"; readonly id: number; readonly detail: DetailView }
  /** The extension has the page choose a script, as if the user had. */
  | { readonly kind: "show"; readonly id: number; readonly index: number }
  /** Whether the next run is traced. */
  | { readonly kind: "trace"; readonly on: boolean }
  /** The answer to `check`, and to a `runForm` that is refused. */
  | { readonly kind: "formProblem"; readonly input: FormInput; readonly problem: FormProblem | null };

/** From the page to the extension. */
export type FromPage =
  | PartMessage
  | { readonly kind: "ready" }
  /** The last message is on the screen, so that the next one may come. */
  | { readonly kind: "shown" }
  | { readonly kind: "run" }
  | { readonly kind: "copyStatus" }
  /** Asks for a file that the shown run goes into as a case. */
  | { readonly kind: "recordCase" }
  | { readonly kind: "chooseSandbox" }
  | { readonly kind: "toggleTrace"; readonly id: number }
  | { readonly kind: "check"; readonly input: FormInput }
  | { readonly kind: "runForm"; readonly input: FormInput }
  | { readonly kind: "cancel"; readonly id: number }
  | { readonly kind: "runAnyway"; readonly id: number }
  /** The script whose detail the page shows, or `EVENT_INDEX`. */
  | { readonly kind: "choose"; readonly id: number; readonly index: number }
  | { readonly kind: "openScript"; readonly id: number; readonly index: number }
  | { readonly kind: "openOutput"; readonly id: number; readonly index: number }
  | { readonly kind: "copyScriptStatus"; readonly id: number; readonly index: number }
  | {
      readonly kind: "openPlace";
      readonly id: number;
      readonly index: number;
      readonly file: string;
      readonly line: number;
    };

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
    case "copyStatus":
    case "recordCase":
    case "chooseSandbox":
      return true;
    case "cancel":
    case "runAnyway":
    case "toggleTrace":
      return Number.isInteger(value.id);
    case "check":
    case "runForm":
      return isFormInput(value.input);
    case "choose":
    case "openScript":
    case "openOutput":
    case "copyScriptStatus":
      return isScriptMessage(value);
    case "openPlace":
      return isScriptMessage(value) && typeof value.file === "string" && Number.isInteger(value.line);
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
  switch (value.kind) {
    case "state":
      return value.run === null || isRecord(value.run);
    case "update":
      return Number.isInteger(value.id) && Array.isArray(value.scripts) && "output" in value;
    case "detail":
      return Number.isInteger(value.id) && isRecord(value.detail);
    case "show":
      return isScriptMessage(value);
    case "trace":
      return typeof value.on === "boolean";
    case "formProblem":
      return isFormInput(value.input) && "problem" in value;
    case "part":
      return isPartMessage(value);
    default:
      return false;
  }
}

function isFormInput(value: unknown): boolean {
  return (
    isRecord(value) &&
    Number.isInteger(value.id) &&
    typeof value.event === "string" &&
    typeof value.args === "string"
  );
}

function isScriptMessage(value: Record<string, unknown>): boolean {
  return Number.isInteger(value.id) && Number.isInteger(value.index);
}

function isPartMessage(value: Record<string, unknown>): boolean {
  return PARTS.includes(value.part) && "message" in value;
}
