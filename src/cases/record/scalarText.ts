import { parse } from "yaml";

/** How a scalar is to be written. */
export interface ScalarStyle {
  /** What stood there before: its quotes are kept where they can be. */
  readonly quotes: '"' | "'" | "";
  /** Within brackets or braces, where a text has one line and some signs a meaning. */
  readonly inFlow: boolean;
  /** How far the lines of a longer text are indented. */
  readonly indent: number;
  readonly lineBreak: string;
  /** Whether a plain number is meant for a text, such as a tunable's value. */
  readonly mayBeNumber: boolean;
}

/** A scalar as YAML: what stands behind the key, and the lines below it. */
export interface ScalarText {
  readonly head: string;
  /** Whole lines without the last line break; `null`: all is in the head. */
  readonly body: string | null;
}

/** Any of these outside of quotes could mean something to YAML. */
const PLAIN = /^[A-Za-z0-9_/.$(][\w ./@%+=$()~^<>;-]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are meant
const UNPRINTABLE = /[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]/;

/** Writes a value so that YAML reads the same again. */
export function scalarText(value: string | number | boolean, style: ScalarStyle): ScalarText {
  const text = String(value);
  if (typeof value !== "string") {
    return { head: text, body: null };
  }
  if (text.includes("\n") && !style.inFlow && canBeBlock(text)) {
    return blockText(text, style);
  }
  const canBeSingle = !/[\n\r]/.test(text) && !UNPRINTABLE.test(text);
  if (style.quotes === "'" && canBeSingle) {
    return { head: `'${text.replaceAll("'", "''")}'`, body: null };
  }
  return { head: style.quotes === "" && isPlain(text, style) ? text : doubleQuoted(text), body: null };
}

function isPlain(text: string, { mayBeNumber }: ScalarStyle): boolean {
  if (!PLAIN.test(text) || / $/.test(text)) {
    return false;
  }
  const read: unknown = parse(text, { logLevel: "silent" });
  return read === text || (mayBeNumber && typeof read === "number" && String(read) === text);
}

function doubleQuoted(text: string): string {
  // What JSON leaves as it is and YAML does not take so.
  return JSON.stringify(text).replaceAll(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A first line that is indented would say how far all are; blank lines at the end would become one with the file's. */
function canBeBlock(text: string): boolean {
  return !UNPRINTABLE.test(text) && !/^\s|\n\n$|\n[ \t]+$|[\u2028\u2029]/.test(text);
}

function blockText(text: string, { indent, lineBreak }: ScalarStyle): ScalarText {
  const isEnded = text.endsWith("\n");
  const lines = (isEnded ? text.slice(0, -1) : text).split("\n");
  const pad = " ".repeat(indent);
  return {
    head: `|${isEnded ? "" : "-"}`,
    body: lines.map((line) => (line === "" ? "" : pad + line)).join(lineBreak),
  };
}
