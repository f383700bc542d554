import { basename } from "node:path";
import { t } from "@vscode/l10n";
import type { ScriptTrace, TracedStep } from "../../../runner/trace/scriptTrace.ts";
import { printableLine } from "../../printable.ts";

/** How many executed commands are printed of one script: the rest is in the panel. */
export const SHOWN_STEPS = 500;
const DIM = "\u001b[2m";
const BOLD = "\u001b[1m";
const PLAIN = "\u001b[0m";

/**
 * What a script executed, for the terminal of the test results: a line for each command with its place, and how it failed
 * with the values that it had.
 */
export function traceLines({ obstacle, notes, failure, files, steps, totalSteps }: ScriptTrace): string {
  const names = files.map(({ path }) => basename(path));
  const width = Math.max(0, ...steps.slice(0, SHOWN_STEPS).map((step) => placeOf(step, names).length));
  const executed = steps.slice(-SHOWN_STEPS).map((step) => {
    const place = placeOf(step, names).padEnd(width);
    return `${DIM}${place}${PLAIN} ${"  ".repeat(Math.min(step.depth, 8))}${printableLine(step.command)}`;
  });
  const leftOut = totalSteps - executed.length;
  const values = (failure?.values ?? []).map(
    ({ name, value }) => `${DIM}  ${printableLine(name)} =${PLAIN} ${printableLine(value)}`,
  );
  const lines = [
    ...(obstacle === null ? [] : [obstacle]),
    ...notes,
    ...(leftOut > 0 ? [t("[{0} commands before these are left out here]", leftOut)] : []),
    ...executed,
    ...(failure === null ? [] : [`${BOLD}${printableLine(failure.sentence)}${PLAIN}`, ...values]),
  ];
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

function placeOf({ file, line }: TracedStep, names: readonly string[]): string {
  return `${printableLine(names[file] ?? "?")}:${line}`;
}
