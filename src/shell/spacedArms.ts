/** An arm of `case` with its commands right behind the `)`: behind a line's begin, `in` or `;;`. */
const ARM =
  /(?<=(?:^|;;|[ \t]in)[ \t]*\(?)(?:[^\s()'"`$;&|<>#]|"[^"\n$`]*")+(?:[ \t]*\|[ \t]*(?:[^\s()'"`$;&|<>]|"[^"\n$`]*")+)*\)(?=[A-Za-z_:./"$`[{!])/gm;

/** A text with blanks that the script has not. */
export interface SpacedText {
  readonly text: string;
  /** Offsets of these blanks in `text`, ascending. */
  readonly blanks: readonly number[];
}

/**
 * Puts a blank behind the `)` of `monitor)check;;`, which tree-sitter-bash 0.25 does not read without.
 * @returns `null` where there is no such arm
 */
export function withSpacedArms(text: string): SpacedText | null {
  const blanks: number[] = [];
  const spaced = text.replace(ARM, (arm, at: number) => {
    blanks.push(at + arm.length + blanks.length);
    return `${arm} `;
  });
  return blanks.length === 0 ? null : { text: spaced, blanks };
}

/** Where in the script an offset of the spaced text is. */
export function placeWithout(blanks: readonly number[], offset: number): number {
  let [low, high] = [0, blanks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blanks[middle] ?? 0) < offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return offset - low;
}
