import { t } from "@vscode/l10n";
import type { Remark } from "../finding.ts";

/** One remark at the first line that ends in CR LF, with the fix for all of them. */
export function* carriageReturn(text: string, path: string, message: string): Generator<Remark> {
  const start = text.indexOf("\r\n");
  if (start >= 0) {
    const fix = { title: t("End all lines with a line feed alone"), isPreferred: true };
    yield {
      range: { start, end: start + 1 },
      message,
      fixes: [{ ...fix, steps: [{ kind: "unix-line-ends", file: path }] }],
    };
  }
}
