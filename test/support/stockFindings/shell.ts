import type { StockFinding } from "./stockFinding.ts";

/** The stock scripts have nothing of this that is more than a hint. */
export const SHELL_FINDINGS: readonly StockFinding[] = [];
