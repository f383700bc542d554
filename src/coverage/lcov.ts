import type { Coverage } from "./coverageTable.ts";
import type { CoveredSource } from "./coveredSource.ts";

/**
 * Writes coverage as lcov's tracefile (geninfo(1), lcov 1 and 2), which Codecov, GitLab, `genhtml` and editors read.
 * @param name how a file is called: as a rule its path from the folder where the reader looks for it
 */
export function lcovText({ files }: Coverage, name: (path: string) => string = (path) => path): string {
  return files.map((file) => recordOf(file, name(file.path))).join("");
}

function recordOf(file: CoveredSource, name: string): string {
  const { statements, functions } = file.details();
  const lines = new Map<number, number>();
  for (const { range, count } of statements) {
    const line = range.start.line + 1;
    lines.set(line, Math.max(lines.get(line) ?? 0, count));
  }
  const branches = statements.flatMap(({ range, count, branches }, block) =>
    branches.map((branch, number) => ({
      taken: branch.count,
      // A branch of what was never executed has no count at all.
      text: `BRDA:${range.start.line + 1},${block},${number},${count === 0 ? "-" : branch.count}`,
    })),
  );
  const names = uniqueNames(functions.map((one) => one.name));
  return `${[
    "TN:",
    `SF:${oneLine(name)}`,
    ...functions.map(({ range }, index) => `FN:${range.start.line + 1},${names[index]}`),
    ...functions.map(({ count }, index) => `FNDA:${count},${names[index]}`),
    `FNF:${functions.length}`,
    `FNH:${functions.filter(({ count }) => count > 0).length}`,
    ...branches.map(({ text }) => text),
    `BRF:${branches.length}`,
    `BRH:${branches.filter(({ taken }) => taken > 0).length}`,
    ...[...lines].sort(([one], [other]) => one - other).map(([line, count]) => `DA:${line},${count}`),
    `LF:${lines.size}`,
    `LH:${[...lines.values()].filter((count) => count > 0).length}`,
    "end_of_record",
  ].join("\n")}\n`;
}

/** A function may be defined twice; readers take a name for one function. */
function uniqueNames(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    return number === 1 ? oneLine(name) : `${oneLine(name)}#${number}`;
  });
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]/g, "?");
}
