import type { TextRange } from "../../text/textRange.ts";
import type { FileFacts } from "../rule.ts";

/** The first line of a file, where findings about the whole file stand; empty where it has no text. */
export function firstLineRange({ source }: FileFacts): TextRange {
  const end = source?.text.search(/[\r\n]/) ?? 0;
  return { start: 0, end: end < 0 ? (source?.text.length ?? 0) : end };
}
