import { basename } from "node:path";
import { t } from "@vscode/l10n";
import { FIRST_BYTES, parseFirstLine } from "../../scripts/firstLine.ts";
import { readFirstLine } from "../../shell/interpreter.ts";
import { sentences } from "../../text/sentences.ts";
import { isReachable } from "../directory/entryFixes.ts";
import { firstLineRange } from "../directory/entryRange.ts";
import type { Fix, Remark, Severity } from "../finding.ts";
import type { FileFacts, FileRule } from "../rule.ts";
import { harmOf, isStartedByCtdb } from "./applies.ts";
import { findCarriageReturns } from "./carriageReturns.ts";

/** In the first line the CR becomes a part of the interpreter's name (`fs/binfmt_script.c`), later of a word. */
export const crlf: FileRule = {
  code: "crlf",
  title: "Lines end with CR LF",
  severity: "error",
  isSafeToFixAll: true,
  *check(file, directory) {
    if (!isStartedByCtdb(file, directory)) {
      return;
    }
    if (file.startProblem?.code === "crlf") {
      yield {
        range: firstLineRange(file),
        message: file.startProblem.sentence,
        severity: harmOf(file, harmInFirstLine(file)),
        fixes: fixes(file, true),
      };
    } else {
      yield* laterLines(file);
    }
  },
};

/**
 * An interpreter's name with a CR is never found. As the end of an argument shells refuse it, and `env` finds no such
 * program; perl accepts `-w\r`, and what others do is their own affair (seen with dash, bash, env and perl).
 */
function harmInFirstLine({ source }: FileFacts): Severity {
  const text = source?.text ?? "";
  const line = parseFirstLine(Buffer.from(text.slice(0, FIRST_BYTES)));
  const asked = readFirstLine(text);
  if (asked === null || (line.kind === "interpreter" && line.carriageReturn === "interpreter")) {
    return "error";
  }
  if (asked.throughEnv) {
    return / -\w*S/.test(asked.command) ? "warning" : "error";
  }
  if (basename(asked.program).startsWith("perl")) {
    return "information";
  }
  return asked.dialect === "other" ? "warning" : "error";
}

function* laterLines(file: FileFacts): Iterable<Remark> {
  const { source } = file;
  if (source === null || source.isBinary || readFirstLine(source.text)?.dialect === "other") {
    return; // Python and Perl read both line ends
  }
  const found = findCarriageReturns(source.text);
  if (found === null) {
    return;
  }
  // A here-document may need them: mail and HTTP do.
  const mayBeMeant = !found.isEveryLine && source.text.includes("<<");
  const { count } = found;
  yield {
    range: found.first,
    message: sentences(
      count === 1
        ? t(
            "This line ends with CR LF: the shell takes the carriage return as a part of the last word, so it knows neither keywords such as `esac` nor commands there.",
          )
        : t(
            "This line and {0} more end with CR LF: the shell takes the carriage return as a part of the last word, so it knows neither keywords such as `esac` nor commands there.",
            count - 1,
          ),
      t("Save the file with LF line ends."),
    ),
    severity: mayBeMeant ? "information" : harmOf(file, "warning"),
    fixes: fixes(file, !mayBeMeant),
  };
}

function fixes(file: FileFacts, isPreferred: boolean): readonly Fix[] {
  return isReachable(file)
    ? [
        {
          title: t("End all lines with LF"),
          isPreferred,
          steps: [{ kind: "unix-line-ends", file: file.path }],
        },
      ]
    : [];
}
