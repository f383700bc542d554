import type { StockFinding } from "./stockFinding.ts";

const BOTH = ["4.17", "HEAD"] as const;

/** What the rules about events rightly find in stock scripts. */
export const EVENT_FINDINGS: readonly StockFinding[] = BOTH.flatMap((release): StockFinding[] => [
  {
    release,
    file: "41.httpd.script",
    code: "restart-in-monitor",
    words: "start",
    reason: "monitor restarts httpd in the foreground, and CTDB may kill it in the middle of that.",
  },
]);
