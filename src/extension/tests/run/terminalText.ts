import { printable } from "../../printable.ts";

const ESCAPE = "\u001b";
/** What sets colours and other looks of letters. */
const LOOK = new RegExp(`${ESCAPE}\\[[0-9;:]{0,64}m`, "g");
/** A script that never ends what it begins makes no longer text for it. */
const MOST_LOOKS = 16;
export const RESET = `${ESCAPE}[0m`;
/** A sequence that may go on in the next piece, at the end of a text. */
const UNFINISHED = new RegExp(`(?:\\r|${ESCAPE}(?:\\[[0-9;:]{0,64})?)$`);

/**
 * Makes what scripts print fit for the terminal of the test results, piece by piece: lines end with CRLF, colours stay as
 * the script printed them but end with each piece, so that they never reach what is not the script's, and every other
 * control character is shown and does nothing.
 */
export class TerminalText {
  /** The looks that are on, in order. */
  #looks: readonly string[] = [];
  #held = "";

  /** @returns what can be shown of the piece; the begin of a sequence waits for its end */
  take(piece: string): string {
    const text = this.#held + piece;
    this.#held = UNFINISHED.exec(text)?.[0] ?? "";
    return this.#shown(text.slice(0, text.length - this.#held.length));
  }

  /** What still waits: there is no more. */
  end(): string {
    const held = this.#held;
    this.#held = "";
    return this.#shown(held);
  }

  #shown(text: string): string {
    if (text === "") {
      return "";
    }
    let shown = this.#looks.join("");
    let from = 0;
    for (const match of text.matchAll(LOOK)) {
      shown += safe(text.slice(from, match.index)) + match[0];
      this.#looks = isReset(match[0]) ? [] : [...this.#looks, match[0]].slice(-MOST_LOOKS);
      from = match.index + match[0].length;
    }
    shown += safe(text.slice(from));
    return this.#looks.length === 0 ? shown : shown + RESET;
  }
}

function isReset(look: string): boolean {
  return /\[(?:0*;)*0*m$/.test(look);
}

function safe(text: string): string {
  return printable(text.replaceAll("\r\n", "\n")).replaceAll("\n", "\r\n");
}
