import type { NameRule } from "../ctdb/convention.ts";

const DOT = 0x2e;
const TILDE = 0x7e;
const PREFIX_LENGTH = 3;

function isDigit(byte: number | undefined): byte is number {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** `isspace` in the C locale. */
function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || (byte !== undefined && byte >= 0x09 && byte <= 0x0d);
}

/**
 * What `sscanf(name, "%02u.", &number)` reads, or `null` where it converts nothing
 * (`ctdb/server/eventscript.c`, 1.0.x to 2.5.x). White space is skipped and not counted, then at
 * most two bytes are read, a sign among them; the dot is never looked at. A minus sign wraps
 * around to a huge number, as unsigned arithmetic does.
 */
export function scanNumber(name: Buffer): number | null {
  let at = 0;
  while (isSpace(name[at])) {
    at++;
  }
  const end = at + 2;
  const negative = name[at] === 0x2d;
  if (negative || name[at] === 0x2b) {
    at++;
  }
  let number: number | null = null;
  for (; at < end; at++) {
    const byte = name[at];
    if (!isDigit(byte)) {
      break;
    }
    number = (number ?? 0) * 10 + byte - 0x30;
  }
  return number === null ? null : negative ? -number >>> 0 : number;
}

/** Whether the first three bytes are what the rule wants. */
export function hasPrefix(name: Buffer, rule: NameRule): boolean {
  if (name[2] !== DOT) {
    return false;
  }
  return rule.prefix === "two-digits" ? isDigit(name[0]) && isDigit(name[1]) : scanNumber(name) !== null;
}

/** Whether the name ends with the rule's suffix, which must not overlap the prefix. */
export function hasSuffix(name: Buffer, rule: NameRule): boolean {
  const suffix = Buffer.from(rule.suffix, "latin1");
  return (
    name.length >= PREFIX_LENGTH + suffix.length && name.subarray(name.length - suffix.length).equals(suffix)
  );
}

/** Whether a tilde makes CTDB ignore the name. */
export function hasForbiddenTilde(name: Buffer, rule: NameRule): boolean {
  switch (rule.tilde) {
    case "last-byte":
      return name.at(-1) === TILDE;
    case "anywhere":
      return name.includes(TILDE);
    case "allowed":
      return false;
  }
}

/** Whether a dot after the third byte makes CTDB ignore the name. */
export function hasForbiddenDot(name: Buffer, rule: NameRule): boolean {
  return rule.secondDot === "ignored" && name.indexOf(DOT, PREFIX_LENGTH) !== -1;
}

/**
 * Whether CTDB lists a file of this name: `script_filter` of `ctdb/server/eventscript.c` (to 4.5),
 * `ctdb_eventd.c` (4.6-4.8) and `common/event_script.c` (4.9+).
 */
export function isListed(name: Buffer, rule: NameRule): boolean {
  return (
    name.length >= rule.minBytes &&
    (rule.maxBytes === null || name.length <= rule.maxBytes) &&
    hasPrefix(name, rule) &&
    hasSuffix(name, rule) &&
    !hasForbiddenTilde(name, rule) &&
    !hasForbiddenDot(name, rule)
  );
}
