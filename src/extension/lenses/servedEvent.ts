/** A place in a text, lines and characters from 0. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** An event that a script serves, as the language server's lens of it says. */
export interface ServedEvent {
  /** Absolute path of the event directory. */
  readonly directory: string;
  readonly event: string;
  /** The script's file name. */
  readonly script: string;
  readonly hasArguments: boolean;
  /** The part of the script that serves it. */
  readonly handler: { readonly start: Place; readonly end: Place };
}

/**
 * Reads a lens of the language server, see `src/server/features/codeLenses.ts`.
 * @param args of its command
 * @returns `null` for any other lens
 */
export function readServedEvent(args: unknown, data: unknown): ServedEvent | null {
  const [directory, event, script] = Array.isArray(args) ? args : [];
  const { handler, hasArguments } = (data ?? {}) as Record<string, unknown>;
  const { start, end } = (handler ?? {}) as Record<string, unknown>;
  return typeof directory === "string" &&
    typeof event === "string" &&
    typeof script === "string" &&
    isPlace(start) &&
    isPlace(end)
    ? { directory, event, script, hasArguments: hasArguments === true, handler: { start, end } }
    : null;
}

/** The events of the innermost handler at a place, in the order of its labels; empty outside of all handlers. */
export function servedAt(served: readonly ServedEvent[], place: Place): readonly ServedEvent[] {
  const around = served.filter(
    ({ handler }) => compare(handler.start, place) <= 0 && compare(place, handler.end) <= 0,
  );
  const inner = around.toSorted(
    (a, b) => compare(b.handler.start, a.handler.start) || compare(a.handler.end, b.handler.end),
  )[0]?.handler;
  return inner === undefined
    ? []
    : around.filter(
        ({ handler }) => compare(handler.start, inner.start) === 0 && compare(handler.end, inner.end) === 0,
      );
}

function compare(a: Place, b: Place): number {
  return a.line - b.line || a.character - b.character;
}

function isPlace(value: unknown): value is Place {
  const { line, character } = (value ?? {}) as Record<string, unknown>;
  return typeof line === "number" && typeof character === "number";
}
