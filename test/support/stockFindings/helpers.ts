import type { StockFinding } from "./stockFinding.ts";

/** What the rules about helpers and options rightly find in stock scripts. */
export const HELPER_FINDINGS: readonly StockFinding[] = [
  ...(["4.17", "HEAD"] as const).map(
    (release): StockFinding => ({
      release,
      file: "31.clamd.script",
      code: "wrong-helper-arguments",
      words: "service",
      reason: "shutdown calls service with NAME_stop alone, so nothing stops clamd.",
    }),
  ),
];
