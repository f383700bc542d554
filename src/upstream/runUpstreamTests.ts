import { mapBounded } from "../scripts/mapBounded.ts";
import type { UpstreamResult } from "./upstreamResult.ts";
import { UpstreamSession, type UpstreamSessionOptions } from "./upstreamSession.ts";
import type { UpstreamTest } from "./upstreamTest.ts";

/** What is told while tests run. Several run at once; what is told of one comes in order. */
export type UpstreamEvent =
  | { readonly kind: "started"; readonly test: UpstreamTest }
  | { readonly kind: "output"; readonly test: UpstreamTest; readonly text: string }
  | { readonly kind: "finished"; readonly result: UpstreamResult };

export interface UpstreamRunOptions extends UpstreamSessionOptions {
  /** How many run at once, from 1. */
  readonly jobs: number;
  /** Ends what runs; nothing of it is left when the promise resolves. */
  readonly signal: AbortSignal;
  readonly listener?: (event: UpstreamEvent) => void;
}

/**
 * Runs tests of upstream's, several at once.
 * @returns their results in the order of the tests
 * @throws {SandboxError} where processes cannot be started, and the file system's errors
 */
export async function runUpstreamTests(
  tests: readonly UpstreamTest[],
  options: UpstreamRunOptions,
): Promise<readonly UpstreamResult[]> {
  const { signal, listener = () => {} } = options;
  const session = new UpstreamSession(options);
  try {
    return await mapBounded(tests, Math.max(1, options.jobs), async (test) => {
      listener({ kind: "started", test });
      const result = await session.run(test, signal, (text) => listener({ kind: "output", test, text }));
      listener({ kind: "finished", result });
      return result;
    });
  } finally {
    await session.close();
  }
}
