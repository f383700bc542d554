import type { NameRule } from "../ctdb/convention.ts";
import { isListed } from "./nameRule.ts";
import type { FileName } from "./scriptFile.ts";

/** Wraps a name as the directory holds it. */
export function fileName(bytes: Buffer): FileName {
  return { bytes, text: bytes.toString("utf8") };
}

/** Whether the bytes are UTF-8, so that the text says the same as the bytes. */
export function isUtf8(bytes: Buffer): boolean {
  return Buffer.from(bytes.toString("utf8"), "utf8").equals(bytes);
}

/** `strcmp`: bytes as unsigned numbers. CTDB's alphasort is this, since no daemon calls setlocale. */
export function compareBytes(a: Buffer, b: Buffer): number {
  return Buffer.compare(a, b);
}

/**
 * The name that CTDB shows: a listed file's name without the suffix of the convention
 * (`common/event_script.c`, 4.9+). Before 4.9 `.script` is a part of the name like any other.
 */
export function shownName(bytes: Buffer, rule: NameRule): Buffer {
  return rule.suffix !== "" && isListed(bytes, rule)
    ? bytes.subarray(0, bytes.length - rule.suffix.length)
    : bytes;
}

const ESCAPES: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** A name or path for a sentence: control characters are made visible. */
export function printable(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is made visible
    /[\u0000-\u001f\u007f]/g,
    (c) => ESCAPES[c] ?? `\\x${c.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
}
