import assert from "node:assert/strict";
import type { TextRange } from "../../../src/text/textRange.ts";

/** A range that lies in the text, its begin before its end. */
export function assertInText({ start, end }: TextRange, text: string): void {
  assert.ok(0 <= start && start <= end && end <= text.length, `${start} to ${end} of ${text.length}`);
}
