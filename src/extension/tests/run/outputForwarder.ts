import { t } from "@vscode/l10n";
import { RESET, TerminalText } from "./terminalText.ts";

/** How much of one test's output is shown, in bytes. */
export const SHOWN_BYTES = 1024 * 1024;
/** How long a line waits for its end. */
export const PARTIAL_MILLISECONDS = 100;

/** Tells the time and wakes up: the real one, or a test's. */
export interface Timers {
  /** @returns what takes it back */
  after(milliseconds: number, act: () => void): () => void;
}

export const REAL_TIMERS: Timers = {
  after(milliseconds, act) {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
};

/**
 * Hands the output of one test on while it comes: whole lines at once, the begin of a line after a moment; not more than
 * {@link SHOWN_BYTES}, and then a line that says how much is left out.
 */
export class OutputForwarder {
  readonly #show: (text: string) => void;
  readonly #timers: Timers;
  readonly #limit: number;
  readonly #text = new TerminalText();
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  #partial = "";
  #shownBytes = 0;
  #leftOut = 0;
  #wake: (() => void) | null = null;
  #endsLine = true;

  /** @param show is given text for a terminal, never after {@link end} */
  constructor(show: (text: string) => void, timers: Timers = REAL_TIMERS, limit = SHOWN_BYTES) {
    this.#show = show;
    this.#timers = timers;
    this.#limit = limit;
  }

  /** Takes bytes as they come. @param omitted bytes that were left out before them */
  write(bytes: Uint8Array, omitted = 0): void {
    const room = this.#leftOut > 0 || omitted > 0 ? 0 : this.#limit - this.#shownBytes;
    const shown = bytes.subarray(0, room);
    this.#leftOut += omitted + bytes.byteLength - shown.byteLength;
    this.#shownBytes += shown.byteLength;
    this.#take(this.#decoder.decode(shown, { stream: true }));
  }

  /** Takes text that is ours or was decoded already. */
  writeText(text: string): void {
    this.write(Buffer.from(text));
  }

  /** There is no more: shows what waits, and ends the line. */
  end(): void {
    this.#take(this.#decoder.decode());
    this.#flush(this.#partial);
    this.#partial = "";
    this.#put(this.#text.end());
    if (!this.#endsLine) {
      this.#put("\r\n");
    }
    if (this.#leftOut > 0) {
      this.#put(`[${t("{0} more bytes of output are left out here", this.#leftOut)}]\r\n`);
    }
  }

  #take(text: string): void {
    this.#partial += text;
    const end = this.#partial.lastIndexOf("\n") + 1;
    if (end > 0) {
      const lines = this.#partial.slice(0, end);
      this.#partial = this.#partial.slice(end);
      this.#flush(lines);
    }
    if (this.#partial !== "" && this.#wake === null) {
      this.#wake = this.#timers.after(PARTIAL_MILLISECONDS, () => {
        this.#wake = null;
        const partial = this.#partial;
        this.#partial = "";
        this.#flush(partial);
      });
    }
  }

  #flush(text: string): void {
    this.#wake?.();
    this.#wake = null;
    this.#put(this.#text.take(text));
  }

  #put(text: string): void {
    if (text !== "") {
      this.#endsLine = text.endsWith("\n") || text.endsWith(`\n${RESET}`);
      this.#show(text);
    }
  }
}
