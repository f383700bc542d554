/** What the history's half in the extension and its element in the page say to each other. Texts are ready to show. */

/** How a run ended, or that it goes on. */
export type HistoryResult = "running" | "passed" | "failed" | "timed-out" | "cancelled" | "refused";

/** One run of the history. */
export interface HistoryEntry {
  readonly id: number;
  readonly directory: string;
  readonly event: string;
  /** The event with its arguments. */
  readonly command: string;
  readonly result: HistoryResult;
  /** The result in words: `failed`, `failed in 50.samba`. */
  readonly words: string;
  /** Milliseconds since 1970; `null`: not begun. */
  readonly begin: number | null;
  /** `null`: not over. */
  readonly milliseconds: number | null;
  /** `host`, `stubbed` or `isolated`. */
  readonly mode: string;
  readonly traced: boolean;
  /** Made before the window was loaded, or in another window. */
  readonly earlier: boolean;
}

/** The runs that are kept, and which of them the panel shows. */
export interface HistoryView {
  /** Oldest first. */
  readonly entries: readonly HistoryEntry[];
  /** The run that the panel shows. */
  readonly shown: number | null;
}

/** Something that has a name and differs; `null`: there is none. */
export interface DifferenceView {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** How one script differs between two runs. */
export interface ScriptDifferenceView {
  /** Its place in the comparison. */
  readonly index: number;
  readonly name: string;
  readonly change: "appeared" | "vanished" | "changed" | "same";
  /** CTDB's words and what really happened: `ERROR, exit status 1`; `null`: the directory did not have it. */
  readonly before: string | null;
  readonly after: string | null;
  /** In milliseconds; `null`: not run. */
  readonly durationBefore: number | null;
  readonly durationAfter: number | null;
  /** Where the outputs differ first: one sentence, and the line in each where it can be shown. */
  readonly output: {
    readonly sentence: string;
    readonly before: string | null;
    readonly after: string | null;
  } | null;
}

/** Two runs side by side. */
export interface ComparisonView {
  readonly before: HistoryEntry;
  readonly after: HistoryEntry;
  /** What is the same and what is not, in one or two sentences. */
  readonly summary: string;
  readonly facts: readonly DifferenceView[];
  readonly environment: readonly DifferenceView[];
  readonly scripts: readonly ScriptDifferenceView[];
}

/** From the extension to the page. */
export type ToHistory =
  | { readonly kind: "history"; readonly history: HistoryView }
  | { readonly kind: "comparison"; readonly comparison: ComparisonView | null };

/** From the page to the extension. */
export type FromHistory =
  | { readonly kind: "show"; readonly id: number }
  | { readonly kind: "compare"; readonly before: number; readonly after: number }
  | { readonly kind: "endComparison" }
  /** Of the script at this place of the comparison, or of all whose outputs differ. */
  | { readonly kind: "openOutputs"; readonly index: number | null }
  | { readonly kind: "clear" };

/** Whether a message that came from the page is one of ours. */
export function isFromHistory(value: unknown): value is FromHistory {
  if (typeof value !== "object" || value === null) {
    return false;
  }
  const message = value as Readonly<Record<string, unknown>>;
  switch (message.kind) {
    case "show":
      return Number.isInteger(message.id);
    case "compare":
      return Number.isInteger(message.before) && Number.isInteger(message.after);
    case "openOutputs":
      return message.index === null || Number.isInteger(message.index);
    case "endComparison":
    case "clear":
      return true;
    default:
      return false;
  }
}
