import type { ListedFile } from "./listedFinding.ts";
import { shownPath } from "./shownPath.ts";

/** Findings for programs: `[{file, range, code, severity, message, fixable}]`, lines and UTF-16 columns from 0. */
export function checkJson(files: readonly ListedFile[]): string {
  const list = files.flatMap(({ findings }) =>
    findings.map(({ file, range, code, severity, message, fixable }) => ({
      file: shownPath(file),
      range,
      code,
      severity,
      message,
      fixable,
    })),
  );
  return `${JSON.stringify(list, null, 2)}\n`;
}
