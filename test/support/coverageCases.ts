import { readFileSync } from "node:fs";
import type { CoverageDetails } from "../../src/coverage/coverage.ts";
import { coverageOf } from "../../src/coverage/coverageTable.ts";
import { CoverageCounter } from "../../src/runner/trace/coverage/coverageCounter.ts";
import { sourceReader } from "../../src/runner/trace/coverage/sourceReader.ts";
import type { ScriptTrace } from "../../src/runner/trace/scriptTrace.ts";
import { loadShellParser } from "../../src/shell/shellParser.ts";
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
  return describeTrace(folder, script, await traceCase(folder, { ...script, coverage: true }));
}

/**
 * Writes what records say that was executed, for orders that come about by chance where shells run side by side.
 * @param records each `PID LINE COMMAND`, with `+` behind the PID for each substitution around it; behind it, `[NAME@LINE …]` are
 * the functions that it lies in, innermost first, with the lines of their calls
 */
export async function recordedText(
  folder: TemporaryDirectory,
  script: string,
  records: readonly string[],
): Promise<string> {
  folder.file("50.test.script", `#!/bin/sh\n${script}\n`);
  const places = {
    scriptPath: folder.resolve("50.test.script"),
    workingDirectory: folder.path,
    toMachinePath: (path: string): string => path,
  };
  const counter = new CoverageCounter(sourceReader(places, await loadShellParser()));
  for (const text of records) {
    const [, pid, { length: depth } = "", line, command = "", calls = ""] =
      /^(\d+)(\+*) (\d+) (.*?)(?: \[(.*)\])?$/.exec(text) ?? [];
    const stack = [...calls.split(" ").filter((call) => call !== ""), "main@0"].map((call) => {
      const [functionName = "", callLine] = call.split("@");
      return { source: places.scriptPath, functionName, callLine: Number(callLine) };
    });
    counter.add({ pid: Number(pid), depth, time: 0, line: Number(line), stack, command });
  }
  return describeTrace(folder, { script }, { obstacle: null, coverage: counter.finish(false) });
}

async function describeTrace(
  folder: TemporaryDirectory,
  { script, files: others = {} }: BlameCase,
  trace: Pick<ScriptTrace, "obstacle" | "coverage">,
): Promise<string> {
  const names = [SCRIPT, ...Object.keys(others)];
  const paths = names.map((name) => folder.resolve(name === SCRIPT ? "50.test.script" : name));
  const { files, remarks } = await coverageOf([{ testId: "t", script: paths[0] ?? "", trace }], {
    scripts: paths,
    includes: () => true,
  });
  const texts = names.map((name, index) => {
    const file = files.find(({ path }) => path === paths[index]);
    const text = name === SCRIPT ? `\n${script}` : (others[name] ?? "").trimEnd();
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
