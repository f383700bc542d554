import type { ScriptView } from "../messages.ts";

/** Where a script's bar stands on the axis, as shares of it from 0 to 1. */
export interface Bar {
  readonly start: number;
  readonly length: number;
}

/** The smallest part of the budget that the axis shows, as a fraction. */
const STEPS = [1 / 1000, 1 / 100, 1 / 10, 1];

/**
 * How long the axis is, in milliseconds: the whole budget, or a tenth, hundredth or thousandth of it where all that was used
 * would else be a dot.
 * @param used milliseconds from the begin of the event to the end of the last script
 * @param budget milliseconds that all scripts of the event share
 */
export function axisLength(used: number, budget: number): number {
  const whole = Math.max(1, budget);
  const step = STEPS.find((share) => used <= whole * share * 0.95) ?? 1;
  return Math.max(whole * step, used);
}

/**
 * The bar of a script: it begins where the one before ended.
 * @param begin of the event, milliseconds since 1970
 * @param now end of a script that still runs
 * @returns `null` where the script did not begin
 */
export function barOf(script: ScriptView, begin: number | null, now: number, axis: number): Bar | null {
  if (script.begin === null || begin === null || script.state === "DISABLED") {
    return null;
  }
  const share = (span: number): number => Math.min(1, Math.max(0, span / axis));
  const start = share(script.begin - begin);
  return { start, length: Math.max(0, share((script.finish ?? now) - begin) - start) };
}

/** What was used of the budget up to now, in milliseconds. */
export function usedOf(scripts: readonly ScriptView[], begin: number | null, now: number): number {
  const ends = scripts.map((script) => (script.begin === null ? 0 : (script.finish ?? now) - (begin ?? now)));
  return Math.max(0, ...ends);
}
