import type { Random } from "./random.ts";

/** Makes another input of one. @param other a second real file, for splices */
type Mutation = (random: Random, input: Buffer, other: Buffer) => Buffer;

/** Longer inputs are cut: what grows faster than the input is what `growth.ts` looks for. */
const MOST_BYTES = 96 * 1024;
/** What breaks parsers: quotes and brackets, ends of lines, numbers at limits, bytes that are no UTF-8, names of JavaScript. */
const BAD_WORDS: readonly Buffer[] = [
  // biome-ignore lint/suspicious/noTemplateCurlyInString: words of scripts
  ..."\0|\r\n|\r|\u2028|\ufeff|\u0085|\u0001|\u0002|\u0003|\x1b[31m|\x1b|'|\"|`|$(|${|$((|)|}|{|(|[|]|[[|<<E\n|<<-'E'\n|E\n|#|#!|\\|\\\n|;|;;|;;&|&|&&|\u00e9|\ud83d\ude00|e\u0301|*|&a |*a|!!set |<<: |- |? |: |---\n|...\n|%YAML 9.9\n|> |>9\n|\u200b|\u202e|-1|0|00|0x7fffffff|4294967296|-9223372036854775809|1e999|NaN|__proto__|constructor|toString|hasOwnProperty|=|,|/|//|../|~|%s|%n|\\u0000|\\ud800|null|true|[]|{}"
    .split("|")
    .map((word) => Buffer.from(word)),
  Buffer.of(0xff),
  Buffer.of(0xc3),
  Buffer.of(0xed, 0xa0, 0x80),
  Buffer.of(0xf0, 0x9f),
  Buffer.of(0xff, 0xfe),
  Buffer.of(0x7c),
];
/** What nests, with what closes it. */
const NESTS: readonly (readonly [open: string, close: string])[] = [
  ["{ ", " ;}"],
  ["(", ")"],
  ["$(", ")"],
  ["`", "`"],
  ["${a:-", "}"],
  ["[", "]"],
  ["{a: ", "}"],
  ["- ", ""],
  ["? ", ""],
  ["if a; then ", "; fi"],
  ["case a in a) ", " ;; esac"],
  ['"$(', ')"'],
  ["[ ", " ]"],
  ["! ", ""],
  ["a() { ", "; }"],
  ["\u0001", ""],
];

/** A part of the input: where, and how long, mostly short. */
function part(random: Random, input: Buffer): readonly [start: number, end: number] {
  const start = random.below(input.length + 1);
  const length = random.below(random.pick([2, 8, 64, input.length + 1]));
  return [start, Math.min(input.length, start + length)];
}

function replaced(input: Buffer, start: number, end: number, by: Buffer): Buffer {
  return Buffer.concat([input.subarray(0, start), by, input.subarray(end)]);
}

function lineAt(random: Random, input: Buffer): readonly [start: number, end: number] {
  const at = random.below(input.length + 1);
  const start = at === 0 ? 0 : input.lastIndexOf(10, at - 1) + 1;
  const end = input.indexOf(10, at);
  return [start, end < 0 ? input.length : end + 1];
}

const MUTATIONS: readonly Mutation[] = [
  function flip(random, input) {
    const changed = Buffer.from(input);
    for (let left = 1 + random.below(4); left > 0 && changed.length > 0; left--) {
      const at = random.below(changed.length);
      changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
    }
    return changed;
  },
  function remove(random, input) {
    return replaced(input, ...part(random, input), Buffer.alloc(0));
  },
  function truncate(random, input) {
    return random.below(2) === 0
      ? input.subarray(0, random.below(input.length + 1))
      : input.subarray(random.below(input.length + 1));
  },
  function duplicate(random, input) {
    const [start, end] = part(random, input);
    const at = random.below(input.length + 1);
    return replaced(input, at, at, input.subarray(start, end));
  },
  function repeat(random, input) {
    const [start, end] = part(random, input);
    const piece = input.subarray(start, Math.min(end, start + 200));
    const times = Math.min(random.pick([3, 30, 300, 3000]), Math.floor(60_000 / (piece.length + 1)));
    return replaced(input, start, end, Buffer.concat(Array<Buffer>(times).fill(piece)));
  },
  function overwrite(random, input) {
    return replaced(input, ...part(random, input), random.pick(BAD_WORDS));
  },
  function insert(random, input) {
    const at = random.below(input.length + 1);
    return replaced(input, at, at, random.pick(BAD_WORDS));
  },
  function noise(random, input) {
    const bytes = Buffer.from(Array.from({ length: random.below(40) }, () => random.below(256)));
    return replaced(input, ...part(random, input), bytes);
  },
  function splice(random, input, other) {
    return Buffer.concat([
      input.subarray(0, random.below(input.length + 1)),
      other.subarray(random.below(other.length + 1)),
    ]);
  },
  function graft(random, input, other) {
    return replaced(input, ...part(random, input), other.subarray(...part(random, other)));
  },
  function swapLines(random, input) {
    const [a, b] = [lineAt(random, input), lineAt(random, input)].sort((one, two) => one[0] - two[0]);
    if (a === undefined || b === undefined || a[1] > b[0]) {
      return input;
    }
    const between = input.subarray(a[1], b[0]);
    return replaced(input, a[0], b[1], Buffer.concat([input.subarray(...b), between, input.subarray(...a)]));
  },
  function dropLine(random, input) {
    return replaced(input, ...lineAt(random, input), Buffer.alloc(0));
  },
  function indent(random, input) {
    const [start] = lineAt(random, input);
    return replaced(input, start, start, Buffer.from(random.pick([" ", "  ", "\t", "- ", " ".repeat(300)])));
  },
  function longLine(random, input) {
    const at = random.below(input.length + 1);
    const word = random.pick(["a", " ", "\t", "x=1 ", "a, ", "é", "$a", "\\", '"', "/a"]);
    return replaced(input, at, at, Buffer.from(word.repeat(random.pick([300, 5000, 20_000]))));
  },
  function nest(random, input) {
    const [start, end] = part(random, input);
    const [open, close] = random.pick(NESTS);
    const depth = random.pick([5, 50, 500, 3000]);
    const whole = [
      Buffer.from(open.repeat(depth)),
      input.subarray(start, end),
      Buffer.from(close.repeat(depth)),
    ];
    return replaced(input, start, end, Buffer.concat(whole));
  },
  function carriageReturns(_random, input) {
    return Buffer.from(input.toString("latin1").replaceAll("\n", "\r\n"), "latin1");
  },
  function oneLine(random, input) {
    return Buffer.from(
      input.toString("latin1").replaceAll("\n", random.pick([" ", "", ";", "\r"])),
      "latin1",
    );
  },
  function otherNumber(random, input) {
    const numbers = [...input.toString("latin1").matchAll(/\d+/g)];
    const found = numbers[random.below(numbers.length)];
    const by = random.pick([
      "0",
      "-1",
      "1",
      "255",
      "256",
      "65536",
      "2147483648",
      "99999999999999999999",
      "08",
    ]);
    return found === undefined
      ? input
      : replaced(input, found.index, found.index + found[0].length, Buffer.from(by));
  },
];

/** A real file with one to eight changes. @param other a second real file */
export function mutate(random: Random, input: Buffer, other: Buffer): Buffer {
  let changed = input;
  for (let left = 1 + random.below(random.pick([1, 3, 8])); left > 0; left--) {
    changed = random.pick(MUTATIONS)(random, changed, other).subarray(0, MOST_BYTES);
  }
  return changed;
}
