import { t } from "@vscode/l10n";
import { parseFirstLine } from "../../scripts/firstLine.ts";
import type { TextRange } from "../../text/textRange.ts";
import { editFixes } from "../directory/entryFixes.ts";
import { firstLineRange } from "../directory/entryRange.ts";
import type { Fix } from "../finding.ts";
import type { FileFacts, FileRule } from "../rule.ts";
import { harmOf, isStartedByCtdb } from "./applies.ts";
import { isStandardInterpreter, likelyInterpreter } from "./interpreters.ts";

/** fee31b6cb2b (4.20.7, 4.21.3, 4.22): a missing interpreter is DISABLED, before that it failed the event. */
export const shebangNotFound: FileRule = {
  code: "shebang-not-found",
  title: "The interpreter of the first line is missing or cannot be executed",
  severity: "warning",
  *check(file, directory) {
    const { startProblem } = file;
    const isMissing = startProblem?.code === "interpreter-missing";
    if (
      !(isMissing || startProblem?.code === "interpreter-not-executable") ||
      !isStartedByCtdb(file, directory)
    ) {
      return;
    }
    const { range, interpreter } = interpreterOf(file);
    yield {
      range,
      message: startProblem.sentence,
      // A shell that is missing on this machine need not be missing on the cluster.
      severity: harmOf(file, isMissing && isStandardInterpreter(interpreter) ? "information" : "warning"),
      fixes: fixes(file, interpreter, range),
    };
  },
};

function interpreterOf(file: FileFacts): { range: TextRange; interpreter: string } {
  const line = firstLineRange(file);
  const text = file.source?.text.slice(line.start, line.end) ?? "";
  const parsed = parseFirstLine(Buffer.from(text));
  const interpreter = parsed.kind === "interpreter" ? parsed.interpreter.toString("utf8") : "";
  const start = interpreter === "" ? -1 : text.indexOf(interpreter);
  return { interpreter, range: start < 0 ? line : { start, end: start + interpreter.length } };
}

function fixes(file: FileFacts, interpreter: string, range: TextRange): readonly Fix[] {
  const likely = likelyInterpreter(interpreter);
  return likely === null
    ? []
    : editFixes(file, t("Name {0} as the interpreter", likely), range, likely, false);
}
