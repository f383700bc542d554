// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of scripts

import { cpuTime } from "./cpuTime.ts";
import { Random } from "./random.ts";
import { type FuzzTarget, isTaken } from "./target.ts";

/** What a text may consist of, again and again. */
// biome-ignore format: a table of many words
const PIECES: readonly string[] = [
  "{ ", "} ", "(", ")", "$(", "$((", "[", "]", "[[ ", "`", "'", '"', "\\", "${a:-", "${a#", "$a ", "$", "\n", "\r\n", "\r", " ",
  "\t", "#", "# a\n", ";", ";;\n", "&", "&&\n", "|", "||\n", "<<E\n", "<<E\nE\n", "<", ">", "a", "a ", "a\n", "a=1 ", "a=1\n", "a=", "=",
  "if a; then\n", "if a; then b; fi\n", "case a in\n", "case a in\nb) c ;;\nesac\n", "a) b ;;\n", "a|", "for a in b; do\n", "while a; do\n", "f() {\n",
  "f() { a; }\n", "f$(a) ", 'echo "$1" $2\n', "x=$(a)\n", "a: ", "a:\n", "a: b\n", "- ", "- a\n", "- - ", "- a: b\n", "? ", "*a ", "&a ",
  "{a: ", "[a, ", ", ", "'a' ", '"a" ', "|\n", ">\n a\n", "---\n", "...\n", "%A\n", "!!a ", "~\n", "a: |\n  b\n", "[a]\n", "[a]\nb = c\n",
  "10.0.0.1\n", "10.0.0.1/24 eth0\n", "10.0.0.1/24 a,", ",", "fd00::", ":", "/", ".", "..", "0", "9", "é", "\u{1f600}", "\0", "\u0001",
  "\u0001k3y ", "\u0001k3y 7 100.1 3 1 1 \u0003'/a' 0 'main'\u0002a\n", "\u0002", "\u0003", "\u001b[", "\u001b[1m", "\u001b[1m\n", "%20", "a\tb", "1 2 3 4\n",
  "cases:\n", "  - name: a\n    event: monitor\n", "  ", "services: {smbd: active}\n", "steps: [monitor]\n", "- monitor\n", "# ctdb-events: ignore=a\n",
  "export A=1\n", "A=\\\n", "a \\\n", "! ", "time ", "exit 1\n", "trap 'a' 0\n", ". a\n", '. "$CTDB_BASE/functions"\n', "set -e\n", "local a=1\n",
  "monitor)\n", "ctdb_check_args\n", "[ a = b ] && c\n", "die\n", "${!a}", "a[1]=2\n", "a+=b ", "~a ", "{1..9} ", "?(a) ", "!(", "@(a|", "<(",
];
/** What may stand before and behind them: a pattern often fails only at the end. */
// biome-ignore format: a table of words
const BEGINS: readonly string[] = ["", "", "#!", "#!/bin/sh\n", "a", "a: ", "a=", "x = ", "# ", "#", "- ", '"', "'", "[a]\n", "10.0.0.1 ", "1 ", "{", "50."];
const ENDS: readonly string[] = ["", "", "x", "\n", '"', "}", ")", ":", "#", "\0"];
const SMALL = 6 * 1024;
/** What is quadratic and takes less than this for 48 KiB is nothing that anybody notices. */
const LEAST_MILLISECONDS = 1500;
/** Eight times the text takes eight times as long; what is quadratic takes 64 times as long. */
const MOST_RATIO = 24;

/** How a target's time grows with a text of one kind. */
export interface Growth {
  readonly target: string;
  /** What the text consists of: begin, what is repeated, end. */
  readonly text: readonly string[];
  /** In milliseconds. */
  readonly small: number;
  readonly large: number;
}

export interface GrowthReport {
  /** How many texts were tried. */
  readonly texts: number;
  /** What grows faster than its text. */
  readonly found: readonly Growth[];
}

/**
 * Gives targets texts that repeat one piece, of 6 and of 48 KiB, until the time is over.
 * @param note told of each text before it is tried, with its seed
 */
export async function growthOf(
  targets: readonly FuzzTarget[],
  seed: number,
  seconds: number,
  note: (target: string, seed: number) => void,
): Promise<GrowthReport> {
  const random = new Random(seed);
  const found: Growth[] = [];
  const end = performance.now() + seconds * 1000;
  let texts = 0;
  for (; performance.now() < end; texts++) {
    const target = random.pick(targets);
    const own = random.seed();
    note(target.name, own);
    const text = partsOf(own);
    const large = await timeOf(target, text, 8 * SMALL);
    if (large > LEAST_MILLISECONDS) {
      const small = await timeOf(target, text, SMALL);
      const again = Math.min(large, await timeOf(target, text, 8 * SMALL));
      if (again > LEAST_MILLISECONDS && again / small > MOST_RATIO) {
        found.push({ target: target.name, text, small, large: again });
      }
    }
  }
  return { texts, found };
}

/** What a text consists of, by its seed. */
export function partsOf(seed: number): readonly [begin: string, piece: string, end: string] {
  const random = new Random(seed);
  return [random.pick(BEGINS), random.pick(PIECES), random.pick(ENDS)];
}

/** How long a text takes, in milliseconds; 0 where it is refused. */
async function timeOf(
  target: FuzzTarget,
  [begin, piece, end]: readonly string[],
  size: number,
): Promise<number> {
  const times = Math.ceil(size / Buffer.byteLength(piece ?? ""));
  const input = Buffer.from(`${begin}${piece?.repeat(times)}${end}`);
  const start = cpuTime();
  return (await isTaken(target, input, new Random(1))) ? cpuTime() - start : 0;
}
