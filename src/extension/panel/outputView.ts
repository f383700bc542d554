import { t } from "@vscode/l10n";
import type { CapturedOutput } from "../../runner/output.ts";
import type { ScriptReport } from "../../runner/report.ts";
import type { OutputPiece, OutputView } from "../../webview/outputView.ts";
import { plainLine } from "../plainLine.ts";
import type { LiveScript } from "../run/liveRun.ts";
import { formatBytes } from "./formats.ts";
import { firstLine, lastBytes, lastCharacters } from "./outputTail.ts";

/** The whole of what the page holds of a script's output. */
export function outputView(script: LiveScript): OutputView {
  const { report, tail } = script;
  if (report === null) {
    return { pieces: tail.pieces, replace: true, note: cutNote(tail.cut, null), canOpen: false };
  }
  const { pieces, cut } = reportedPieces(script, report);
  const { totalBytes, lostAfterNul, spillError } = report.output;
  const notes = [cutNote(cut, totalBytes), spillError, lostNote(lostAfterNul)];
  const note = notes.filter((sentence) => sentence !== null).join(" ");
  return { pieces, replace: true, note: note === "" ? null : note, canOpen: cut };
}

/** What came of a running script's output since the last call. */
export function outputUpdate({ tail }: LiveScript): OutputView {
  const { pieces, replace } = tail.takeUnsent();
  return { pieces, replace, note: cutNote(tail.cut, null), canOpen: false };
}

/** The first line of output that says something, as plain text; `null`: there is none (yet). */
export function firstLineOf({ report, tail }: LiveScript): string | null {
  const line = report === null ? tail.firstLine : firstLine(startOf(report.output), true);
  return line === null ? null : plainLine(line);
}

function startOf({ head }: CapturedOutput): string {
  return head.subarray(0, 4096).toString("utf8");
}

/** With the times at which it came where we were there; a run of an earlier session has none. */
function reportedPieces(
  { tail }: LiveScript,
  { output }: ScriptReport,
): { pieces: readonly OutputPiece[]; cut: boolean } {
  if (tail.totalBytes === output.totalBytes) {
    return { pieces: tail.pieces, cut: tail.cut };
  }
  const { head, tail: last, omittedBytes } = output;
  const bytes = omittedBytes > 0 ? last : Buffer.concat([head, last]);
  const end = lastBytes(bytes);
  const text = lastCharacters(end.toString("utf8"));
  return { pieces: [[null, text]], cut: omittedBytes > 0 || end.length < bytes.length };
}

function cutNote(cut: boolean, totalBytes: number | null): string | null {
  if (!cut) {
    return null;
  }
  return totalBytes === null
    ? t("Only the end of the output is shown here.")
    : t("Only the end is shown here. The whole output has {0}.", formatBytes(totalBytes));
}

function lostNote(bytes: number): string | null {
  switch (bytes) {
    case 0:
      return null;
    case 1:
      return t("CTDB loses 1 byte that follows a NUL byte.");
    default:
      return t("CTDB loses {0} that follow a NUL byte.", formatBytes(bytes));
  }
}
