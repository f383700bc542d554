import { t } from "@vscode/l10n";
import { printableLine } from "../printable.ts";
import type { Mark } from "./resultMarks.ts";

/** How a line with marks looks. */
export interface LineLook {
  readonly style: LineStyle;
  /** Behind the code, with its sign. */
  readonly text: string;
}

export const LINE_STYLES = [
  "failure-error",
  "failure-warning",
  "caller",
  "label-error",
  "label-warning",
  "label-success",
] as const;

export type LineStyle = (typeof LINE_STYLES)[number];

/**
 * What a line shows whose marks are these: failures before all, and of two failures that of the latest run. Labels
 * stand beside each other, since one handler may serve several events.
 * @param marks at least one
 */
export function lineLook(marks: readonly Mark[]): LineLook | null {
  const latest = marks.toSorted((a, b) => b.result.runId - a.result.runId);
  const failures = latest.filter(({ kind }) => kind === "failure");
  const [first] = failures.length > 0 ? failures : latest.filter(({ kind }) => kind === "caller");
  if (first !== undefined) {
    const others = new Set(
      failures.map(({ result }) => result.event).filter((name) => name !== first.result.event),
    );
    const also = others.size === 0 ? "" : ` ${t("(also in {0})", printableLine([...others].join(", ")))}`;
    const style = first.kind === "caller" ? "caller" : (`failure-${first.tone}` as LineStyle);
    return { style, text: `${signOf(first)} ${first.text}${also}` };
  }
  const labels = latest.filter(
    ({ result }, index) => latest.findIndex((other) => other.result.event === result.event) === index,
  );
  const tone = (["error", "warning", "success"] as const).find((one) =>
    labels.some((mark) => mark.tone === one),
  );
  if (tone === undefined) {
    return null;
  }
  const texts = labels.map((mark) => {
    const event = labels.length > 1 ? `${printableLine(mark.result.event)} ` : "";
    return `${signOf(mark)} ${event}${mark.text}`;
  });
  return { style: `label-${tone}`, text: texts.join("   ") };
}

function signOf({ tone }: Mark): string {
  return { error: "✗", warning: "⚠", success: "✓" }[tone];
}
