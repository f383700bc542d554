import { dirname } from "node:path";
import { xmlAttribute, xmlContent } from "../xmlText.ts";
import { counts, type ListedFile, type ListedFinding } from "./listedFinding.ts";
import { shownPath } from "./shownPath.ts";

/** Findings as JUnit XML: a suite for each directory, a case for each file; errors and warnings are failures. */
export function checkJunit(files: readonly ListedFile[]): string {
  const byFolder = Map.groupBy(files, ({ file }) => dirname(file));
  const suites = [...byFolder].map(([folder, inside]) => suite(folder, inside));
  const failed = files.filter(({ findings }) => findings.some(counts)).length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="ctdb-events check" tests="${files.length}" failures="${failed}">`,
    ...suites,
    "</testsuites>\n",
  ].join("\n");
}

function suite(folder: string, files: readonly ListedFile[]): string {
  const failed = files.filter(({ findings }) => findings.some(counts)).length;
  const name = xmlAttribute(shownPath(folder));
  const cases = files.map((file) => testCase(name, file));
  return [
    `  <testsuite name="${name}" tests="${files.length}" failures="${failed}">`,
    ...cases,
    "  </testsuite>",
  ].join("\n");
}

function testCase(folder: string, { file, findings }: ListedFile): string {
  const path = xmlAttribute(shownPath(file));
  const open = `    <testcase classname="${folder}" name="${path}"`;
  if (findings.length === 0) {
    return `${open}/>`;
  }
  const failures = findings.filter(counts);
  const others = findings.filter((finding) => !counts(finding));
  const failure =
    failures.length === 0
      ? []
      : [
          `      <failure type="${xmlAttribute(failures[0]?.code ?? "")}" message="${xmlAttribute(failures[0]?.message ?? "")}">` +
            `${xmlContent(failures.map(line).join("\n"))}</failure>`,
        ];
  const output =
    others.length === 0 ? [] : [`      <system-out>${xmlContent(others.map(line).join("\n"))}</system-out>`];
  return [`${open}>`, ...failure, ...output, "    </testcase>"].join("\n");
}

function line({ file, range, severity, code, message }: ListedFinding): string {
  return `${shownPath(file)}:${range.start.line + 1}:${range.start.character + 1}: ${severity}: ${message} [${code}]`;
}
