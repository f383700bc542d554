/** One line of a comparison: what both texts have, only the first one, or only the second one. */
export interface DiffLine {
  readonly sign: " " | "-" | "+";
  readonly text: string;
}

/** Beyond so many pairs of lines the parts that differ are taken as a whole. */
const MOST_PAIRS = 4_000_000;

/** Compares two texts line by line: the longest common part stays (LCS), so that what differs is as short as can be. */
export function diffLines(before: string, after: string): DiffLine[] {
  const one = before.split("\n");
  const two = after.split("\n");
  let start = 0;
  while (start < one.length && start < two.length && one[start] === two[start]) {
    start++;
  }
  let end = 0;
  while (end < one.length - start && end < two.length - start && one.at(-1 - end) === two.at(-1 - end)) {
    end++;
  }
  const middle = differing(one.slice(start, one.length - end), two.slice(start, two.length - end));
  const same = (lines: readonly string[]) => lines.map((text): DiffLine => ({ sign: " ", text }));
  return [...same(one.slice(0, start)), ...middle, ...same(one.slice(one.length - end))];
}

function differing(one: readonly string[], two: readonly string[]): DiffLine[] {
  const minus = (text: string): DiffLine => ({ sign: "-", text });
  const plus = (text: string): DiffLine => ({ sign: "+", text });
  if (one.length * two.length > MOST_PAIRS) {
    return [...one.map(minus), ...two.map(plus)];
  }
  const width = two.length + 1;
  const lengths = new Uint32Array((one.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = two.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        one[i] === two[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < one.length || j < two.length) {
    const [a, b] = [one[i], two[j]];
    if (a !== undefined && a === b) {
      lines.push({ sign: " ", text: a });
      i++;
      j++;
    } else if (a !== undefined && (b === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push(minus(a));
      i++;
    } else if (b !== undefined) {
      lines.push(plus(b));
      j++;
    }
  }
  return lines;
}

/**
 * Two texts as a unified diff (diff(1), `-u`), without the names of files: hunks with three lines around what differs.
 * A line break at the end of a text is no line of its own.
 */
export function unifiedDiff(before: string, after: string): string[] {
  const lines = diffLines(before.replace(/\n$/, ""), after.replace(/\n$/, ""));
  const around = 3;
  const near = lines.map((_, index) =>
    lines.slice(Math.max(0, index - around), index + around + 1).some(({ sign }) => sign !== " "),
  );
  const made: string[] = [];
  let [one, two] = [1, 1];
  for (let index = 0; index < lines.length; index++) {
    if (near[index] === true && near[index - 1] !== true) {
      const end = near.indexOf(false, index);
      const hunk = lines.slice(index, end < 0 ? lines.length : end);
      made.push(`@@ -${span(one, hunk, "+")} +${span(two, hunk, "-")} @@`);
    }
    const { sign, text } = lines[index] ?? { sign: " ", text: "" };
    if (near[index] === true) {
      made.push(`${sign}${text}`);
    }
    one += sign === "+" ? 0 : 1;
    two += sign === "-" ? 0 : 1;
  }
  return made;
}

function span(start: number, hunk: readonly DiffLine[], without: DiffLine["sign"]): string {
  const count = hunk.filter(({ sign }) => sign !== without).length;
  return `${count === 0 ? start - 1 : start},${count}`;
}
