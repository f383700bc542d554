import { t } from "@vscode/l10n";
import { readFirstLine } from "../../shell/interpreter.ts";
import { LineIndex } from "../../text/lineIndex.ts";
import type { FileFacts, FileRule } from "../rule.ts";
import { harmOf, isStartedByCtdb } from "./applies.ts";

const COMMENT = /^[ \t]*#/;
/** PEP 263: in the first two lines of a Python script. */
const CODING = /^(?:[^\n]*\n)?[ \t\f]*#.*?coding[:=][ \t]*[-\w.]+/;

/** CTDB passes bytes on as they are; an editor that saves UTF-8 does not. Python refuses such a file (PEP 263). */
export const notUtf8: FileRule = {
  code: "not-utf8",
  title: "The file holds bytes that are not UTF-8",
  severity: "information",
  *check(file, directory) {
    const { source } = file;
    if (source === null || source.invalidAt === null || !isStartedByCtdb(file, directory)) {
      return;
    }
    // UTF-16 has a finding of its own.
    if (source.isBinary || file.startProblem?.code === "byte-order-mark") {
      return;
    }
    const range = { start: source.invalidAt, end: source.invalidAt + 1 };
    if (isPythonThatRefuses(file)) {
      yield {
        range,
        severity: harmOf(file, "warning"),
        message: t(
          "This byte is not UTF-8, and the file names no other coding: Python refuses to run it, and the event fails. Save it as UTF-8, or name its coding in the second line.",
        ),
      };
      return;
    }
    yield {
      range,
      severity: isOnlyInComments(source.text) ? "hint" : "information",
      message: t(
        "This byte is not UTF-8, most likely Latin-1. CTDB and the shell pass it on as it is, but an editor that saves the file as UTF-8 changes it.",
      ),
    };
  },
};

function isPythonThatRefuses({ source }: FileFacts): boolean {
  const text = source?.text ?? "";
  return /python/.test(readFirstLine(text)?.program ?? "") && !CODING.test(text);
}

function isOnlyInComments(text: string): boolean {
  const lines = new LineIndex(text);
  for (let at = text.indexOf("\ufffd"); at >= 0; at = text.indexOf("\ufffd", at + 1)) {
    const { start, end } = lines.lineRange(lines.placeAt(at).line);
    if (!COMMENT.test(text.slice(start, end))) {
      return false;
    }
  }
  return true;
}
