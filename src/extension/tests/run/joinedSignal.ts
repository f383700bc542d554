import type * as vscode from "vscode";
import { DisposableStore } from "../../disposables.ts";

/** A signal that is given when any of several tokens is. */
export interface JoinedSignal {
  readonly signal: AbortSignal;
  /** Stops listening to the tokens. */
  dispose(): void;
}

/** Joins what can stop a run: the request's token, the run's own, and whatever else ends it. */
export function joinTokens(
  tokens: readonly vscode.CancellationToken[],
  ...signals: readonly AbortSignal[]
): JoinedSignal {
  const controller = new AbortController();
  const listening = new DisposableStore();
  const abort = (): void => controller.abort();
  for (const token of tokens) {
    listening.add(token.onCancellationRequested(abort));
    if (token.isCancellationRequested) {
      abort();
    }
  }
  for (const signal of signals) {
    signal.addEventListener("abort", abort, { once: true });
    listening.add({ dispose: () => signal.removeEventListener("abort", abort) });
    if (signal.aborted) {
      abort();
    }
  }
  return { signal: controller.signal, dispose: () => listening.dispose() };
}
