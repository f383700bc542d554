import { readFileSync } from "node:fs";
import type { CoverageDetails } from "../../src/coverage/coverage.ts";
import { coverageOf } from "../../src/coverage/coverageTable.ts";
import { type BlameCase, traceCase } from "./blame.ts";
import type { TemporaryDirectory } from "./temporaryDirectory.ts";

/** The event script's name in texts. */
const SCRIPT = "script";

/** A script with what is executed of it, as `coverageText` writes it. */
export interface CoverageCase extends BlameCase {
  readonly name: string;
  readonly expected: string;
}

/**
 * Reads a file of cases. Each begins with `=== NAME {options}`, more files of it with `--- NAME`. A line of a script is
 * `COUNTS | TEXT`, with a count for each statement that begins on it; below it, `> LABEL COUNT, …` has the functions and branches
 * of these statements.
 */
export function readCoverageCases(url: URL): readonly CoverageCase[] {
  const parts = readFileSync(url, "utf8").split(/^=== /m).slice(1);
  return parts.map((part) => {
    const [head = "", ...lines] = part.trimEnd().split("\n");
    const [, name = "", options = "{}"] = /^(.*?)(?: (\{.*\}))?$/.exec(head) ?? [];
    const texts: Record<string, string[]> = {};
    let file = SCRIPT;
    for (const line of lines) {
      file = /^--- (.*)$/.exec(line)?.[1] ?? file;
      const text = /^[\d ]*\| ?(.*)$/.exec(line)?.[1];
      const known = texts[file] ?? [];
      texts[file] = text === undefined ? known : [...known, text];
    }
    const { [SCRIPT]: script = [], ...others } = texts;
    const files = Object.fromEntries(
      Object.entries(others).map(([key, own]) => [key, `${own.join("\n")}\n`]),
    );
    const expected = lines.map(normalized).join("\n");
    return { ...JSON.parse(options), name, expected, script: script.join("\n"), files };
  });
}

function normalized(line: string): string {
  const [, counts, text] = /^([\d ]*)\| ?(.*)$/.exec(line) ?? [];
  return counts === undefined ? line : `${counts.trim().replace(/ +/g, " ").padEnd(5)} | ${text}`.trimEnd();
}

/** Runs a case and writes what was executed as the case has it. */
export async function coverageText(folder: TemporaryDirectory, script: BlameCase): Promise<string> {
  const trace = await traceCase(folder, { ...script, coverage: true });
  const names = [SCRIPT, ...Object.keys(script.files ?? {})];
  const paths = names.map((name) => folder.resolve(name === SCRIPT ? "50.test.script" : name));
  const { files, remarks } = await coverageOf([{ testId: "t", script: paths[0] ?? "", trace }], {
    scripts: paths,
    includes: () => true,
  });
  const texts = names.map((name, index) => {
    const file = files.find(({ path }) => path === paths[index]);
    const text = name === SCRIPT ? `\n${script.script}` : (script.files?.[name] ?? "").trimEnd();
    const described = file === undefined ? ["not there"] : describe(text.split("\n"), file.details());
    return [
      ...(name === SCRIPT ? [] : [`--- ${name}`]),
      ...(name === SCRIPT ? described.slice(1) : described),
    ];
  });
  return [...texts.flat(), ...remarks].join("\n");
}

function describe(lines: readonly string[], { statements, functions }: CoverageDetails): readonly string[] {
  return lines.flatMap((text, line) => {
    const own = statements.filter(({ range }) => range.start.line === line);
    const below = [
      ...functions
        .filter(({ range }) => range.start.line === line)
        .map(({ name, count }) => `${name}() ${count}`),
      ...own.flatMap(({ branches }) => branches.map(({ label, count }) => `${label} ${count}`)),
    ];
    const counts = own.map(({ count }) => count).join(" ");
    const first = normalized(`${counts}| ${text}`);
    return below.length === 0 ? [first] : [first, `> ${below.join(", ")}`];
  });
}
