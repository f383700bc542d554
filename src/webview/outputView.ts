/** How many characters of a script's output the page holds. */
export const OUTPUT_LIMIT = 256 * 1024;

/**
 * Output that came at one time: milliseconds since the script began, or `null` where nobody noted it, and the text as the
 * script wrote it, control characters included. The time is that of the lines that begin in it.
 */
export type OutputPiece = readonly [after: number | null, text: string];

/** A script's output as far as the page holds it. */
export interface OutputView {
  readonly pieces: readonly OutputPiece[];
  /** Whether `pieces` take the place of what was there, or follow it. */
  readonly replace: boolean;
  /** A sentence about what is not shown, or `null`. */
  readonly note: string | null;
  /** Whether more than `pieces` can be opened. */
  readonly canOpen: boolean;
}
