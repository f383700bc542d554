import { createHostSandbox } from "../sandbox/hostSandbox.ts";
import type { HarnessFate } from "./verdictOf.ts";

/** How upstream's harness is started for one test. */
export interface HarnessCommand {
  /** Absolute path of the program, and its arguments. */
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly workingDirectory: string;
  readonly kitDirectory: string;
  /** When it is ended, in milliseconds. */
  readonly limitMs: number;
  /** Ends it, since its verdict is known. */
  readonly enough: AbortSignal;
}

/** What it came to. */
export interface HarnessEnding {
  readonly fate: HarnessFate;
  /** All that it printed, error and output as they came; of more than {@link MOST_BYTES} the end. */
  readonly output: string;
  readonly milliseconds: number;
}

const MOST_BYTES = 4 * 1024 * 1024;

/**
 * Runs the harness, and ends whatever it leaves, daemons with a session of their own too. Nothing of it is left when the
 * promise resolves.
 * @param hear what it prints, as it comes
 * @throws {SandboxError} where processes cannot be started at all
 */
export async function runHarness(
  harness: HarnessCommand,
  signal: AbortSignal,
  hear: (text: string) => void,
): Promise<HarnessEnding> {
  const { environment, workingDirectory, kitDirectory } = harness;
  const begin = performance.now();
  if (signal.aborted) {
    return { fate: "cancelled", output: "", milliseconds: 0 };
  }
  const sandbox = createHostSandbox({ kitDirectory });
  const starter = await sandbox.open({ environment, workingDirectory, event: "", args: [] });
  const decoder = new TextDecoder();
  const kept = new LastBytes();
  const [program = "", ...args] = harness.command;
  let fate: HarnessFate = "ended";
  const cut = Promise.withResolvers<void>();
  const end = (why: HarnessFate) => {
    fate = fate === "ended" ? why : fate;
    cut.resolve();
  };
  const cancel = () => end("cancelled");
  signal.addEventListener("abort", cancel, { once: true });
  harness.enough.addEventListener("abort", () => cut.resolve(), { once: true });
  const timer = setTimeout(() => end("timed-out"), harness.limitMs);
  try {
    const process = starter.start(
      { path: Buffer.from(program), argv: [program, ...args].map((word) => Buffer.from(word)) },
      (chunk) => {
        kept.add(chunk);
        hear(decoder.decode(chunk, { stream: true }));
      },
    );
    process.ended.catch(() => {}); // looked at below unless it was cut short
    await Promise.race([process.ended, cut.promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", cancel);
    await starter.close();
  }
  return { fate, output: kept.text(), milliseconds: performance.now() - begin };
}

/** The last bytes of an output. */
class LastBytes {
  #chunks: Buffer[] = [];
  #bytes = 0;

  add(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    if (this.#bytes > 2 * MOST_BYTES) {
      this.#chunks = [Buffer.concat(this.#chunks).subarray(-MOST_BYTES)];
      this.#bytes = MOST_BYTES;
    }
  }

  text(): string {
    return Buffer.concat(this.#chunks).subarray(-MOST_BYTES).toString();
  }
}
