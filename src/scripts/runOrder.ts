import type { Convention } from "../ctdb/convention.ts";
import { compareBytes } from "./fileNames.ts";
import { scanNumber } from "./nameRule.ts";

/**
 * Which of two listed names runs first, for a stable sort over names in the order of readdir: by the bytes of the whole
 * name, or by the number alone (`ctdb/server/eventscript.c`, 1.0.62 to 2.5).
 */
export function compareInRunOrder(a: Buffer, b: Buffer, { order }: Pick<Convention, "order">): number {
  return order === "bytes" ? compareBytes(a, b) : (scanNumber(a) ?? 0) - (scanNumber(b) ?? 0);
}
