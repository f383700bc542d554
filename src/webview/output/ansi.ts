import { printable } from "../../text/printable.ts";

/** A colour: the number of one of the theme's 16 terminal colours, or any other as CSS writes it. */
export type Colour = number | string | null;

/** How a terminal shows text. */
export interface Look {
  readonly foreground: Colour;
  readonly background: Colour;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly struck: boolean;
  readonly inverse: boolean;
}

/** Text of one look; control characters in it are visible. */
export interface Segment {
  readonly text: string;
  readonly look: Look;
}

export const PLAIN: Look = {
  foreground: null,
  background: null,
  bold: false,
  dim: false,
  italic: false,
  underline: false,
  struck: false,
  inverse: false,
};

/** `ESC [ … m`: the only control sequences that are obeyed. They cannot move or hide anything. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what they begin with
const SGR = /\x1b\[([\d;:]{0,64})m/g;

/** What the simple codes of SGR change (ECMA-48, 8.3.117). Code 8, which hides, is left out on purpose. */
const CHANGES: Readonly<Record<number, Partial<Look>>> = {
  0: PLAIN,
  1: { bold: true },
  2: { dim: true },
  3: { italic: true },
  4: { underline: true },
  7: { inverse: true },
  9: { struck: true },
  22: { bold: false, dim: false },
  23: { italic: false },
  24: { underline: false },
  27: { inverse: false },
  29: { struck: false },
  39: { foreground: null },
  49: { background: null },
};

/**
 * Reads a line as a terminal would, colours only.
 * @param look how the line begins
 * @returns its segments, and the look in which the next line begins
 */
export function readLine(raw: string, look: Look): { segments: Segment[]; after: Look } {
  const segments: Segment[] = [];
  let current = look;
  let from = 0;
  const add = (end: number): void => {
    if (end > from) {
      segments.push({ text: printable(raw.slice(from, end)), look: current });
    }
  };
  for (const match of raw.matchAll(SGR)) {
    add(match.index);
    current = changed(current, match[1] ?? "");
    from = match.index + match[0].length;
  }
  add(raw.length);
  return { segments, after: current };
}

/** A line without its colours; control characters are visible. */
export function plainText(raw: string): string {
  return printable(raw.replace(SGR, ""));
}

function changed(look: Look, codes: string): Look {
  const numbers = codes.split(/[;:]/).map((code) => (code === "" ? 0 : Number(code)));
  let result = look;
  for (let index = 0; index < numbers.length; index++) {
    const code = numbers[index] ?? 0;
    if (code === 38 || code === 48) {
      const { colour, taken } = extended(numbers.slice(index + 1));
      result = colour === null ? result : { ...result, ...painted(code === 38, colour) };
      index += taken;
    } else {
      result = { ...result, ...(CHANGES[code] ?? numbered(code)) };
    }
  }
  return result;
}

/** 30 to 37, 40 to 47 and their bright twins. */
function numbered(code: number): Partial<Look> {
  const ranges: readonly (readonly [start: number, foreground: boolean, first: number])[] = [
    [30, true, 0],
    [40, false, 0],
    [90, true, 8],
    [100, false, 8],
  ];
  const range = ranges.find(([start]) => code >= start && code < start + 8);
  return range === undefined ? {} : painted(range[1], range[2] + code - range[0]);
}

/** What follows 38 or 48: `5;N` or `2;R;G;B`. */
function extended(codes: readonly number[]): { colour: Colour; taken: number } {
  const [kind, a = 0, b = 0, c = 0] = codes;
  if (kind === 5) {
    return { colour: ofTable(a), taken: 2 };
  }
  return kind === 2 ? { colour: rgb(a, b, c), taken: 4 } : { colour: null, taken: 0 };
}

/** The 256 colours of xterm: 16 of the theme, a cube of 6, and 24 greys. */
function ofTable(index: number): Colour {
  if (index < 16) {
    return index;
  }
  if (index > 255) {
    return null;
  }
  if (index >= 232) {
    const grey = 8 + (index - 232) * 10;
    return rgb(grey, grey, grey);
  }
  const level = (step: number): number => (step === 0 ? 0 : 55 + step * 40);
  const cube = index - 16;
  return rgb(level(Math.floor(cube / 36)), level(Math.floor(cube / 6) % 6), level(cube % 6));
}

function rgb(red: number, green: number, blue: number): string {
  return `rgb(${[red, green, blue].map((part) => Math.min(255, part)).join(" ")})`;
}

function painted(isForeground: boolean, colour: Colour): Partial<Look> {
  return isForeground ? { foreground: colour } : { background: colour };
}
