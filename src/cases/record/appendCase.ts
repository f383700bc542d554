import { isDeepStrictEqual } from "node:util";
import { t } from "@vscode/l10n";
import { Document, isMap, isScalar, isSeq } from "yaml";
import { readCaseFile } from "../../caseFiles/readCaseFile.ts";
import type { AcceptAnswer } from "./acceptEdits.ts";
import type { RecordedCase } from "./recordCase.ts";
import { replaced, type TextChange } from "./textChange.ts";
import {
  childrenOf,
  columnOf,
  endOfLine,
  isFlow,
  lineBreakOf,
  parseYaml,
  spotAt,
  stretchOf,
} from "./yamlPaths.ts";

/** A new file of cases that holds this one. */
export function newFileWith(recorded: RecordedCase): string {
  return `cases:\n${itemText(recorded, 2, "\n")}\n`;
}

/**
 * Adds a case behind those of a file; everything else stays as it is.
 * @param file absolute path of the file
 */
export function appendCase(text: string, file: string, recorded: RecordedCase): AcceptAnswer {
  const refuse = (sentence: string): AcceptAnswer => ({ kind: "refused", sentence });
  const before = readCaseFile(text, file);
  if (before.problems.some(({ severity }) => severity === "error")) {
    return refuse(t("The file of cases has errors: mend them first."));
  }
  const taken = new Set(before.cases.map(({ name }) => name));
  const edit = insertion(text, { ...recorded, name: freeName(recorded.name, taken) });
  if (edit === null) {
    return refuse(t("A case cannot be added to this file: write its cases as a list, each behind a dash."));
  }
  const after = readCaseFile(replaced(text, edit, edit.newText), file);
  const names = ({ cases }: typeof before) => cases.map(({ id, steps }) => [id, steps.length]);
  const isRight =
    !after.problems.some(({ severity }) => severity === "error") &&
    after.cases.length === before.cases.length + 1 &&
    isDeepStrictEqual(names(after).slice(0, -1), names(before));
  return isRight
    ? { kind: "edits", edits: [edit] }
    : refuse(t("The run cannot be written as a case of this file: write it by hand."));
}

function insertion(text: string, recorded: RecordedCase): TextChange | null {
  const lineBreak = lineBreakOf(text);
  const cases = spotAt(parseYaml(text), ["cases"]);
  const last = cases === null ? undefined : childrenOf(cases).at(-1);
  const place = last === undefined ? null : stretchOf(text, last);
  if (cases === null || place === null || !isSeq(cases.value) || isFlow(cases.value)) {
    return null;
  }
  const lineStart = text.lastIndexOf("\n", place.start - 1) + 1;
  const column = text.slice(lineStart, place.start).lastIndexOf("-");
  const at = endOfLine(text, place.end);
  const isApart = childrenOf(cases).length === 1 || isBlankBefore(text, lineStart);
  const item = itemText(recorded, column < 0 ? columnOf(text, place.start) - 2 : column, lineBreak);
  return { start: at, end: at, newText: `${lineBreak}${isApart ? lineBreak : ""}${item}` };
}

/** Whether the cases of the file stand apart from each other. */
function isBlankBefore(text: string, lineStart: number): boolean {
  return /\n[ \t]*\r?\n(?:[ \t]*#[^\n]*\n)*$/.test(text.slice(0, lineStart));
}

/** A case as an item of a list, without the last line break. What it leaves out stands as a comment above what is expected. */
function itemText({ leftOut, ...recorded }: RecordedCase, indent: number, lineBreak: string): string {
  const document = new Document([recorded]);
  const item = document.get(0);
  const key = isMap(item) ? item.items.at(-1)?.key : null;
  if (isScalar(key) && leftOut.length > 0) {
    key.commentBefore = ` Not recorded: ${leftOut.join("; ")}.`;
  }
  const text = document.toString({ lineWidth: 0, blockQuote: "literal", indent: 2 });
  const pad = " ".repeat(indent);
  return text
    .replace(/\n+$/, "")
    .split("\n")
    .map((line) => (line === "" ? "" : pad + line))
    .join(lineBreak);
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let made = name;
  for (let n = 2; taken.has(made); n++) {
    made = `${name} (${n})`;
  }
  return made;
}
