/** A here-document whose text begins on the next line. */
export interface HereDocument {
  /** The line that ends it. */
  readonly delimiter: string;
  readonly stripsTabs: boolean;
  /** Whether nothing is expanded in it. */
  readonly isQuoted: boolean;
  /** Offset behind the delimiter's word. */
  readonly wordEnd: number;
}

const OPERATOR = /<<(-?)[ \t]*((?:\\.|'[^'\n]*'|"[^"\n]*"|[^\s;&|<>()'"\\])+)/y;

/** Reads `<<WORD` at an offset; `null` where there is none. */
export function hereDocumentAt(text: string, offset: number): HereDocument | null {
  if (text.startsWith("<<<", offset)) {
    return null;
  }
  OPERATOR.lastIndex = offset;
  const match = OPERATOR.exec(text);
  const word = match?.[2];
  if (match === null || word === undefined) {
    return null;
  }
  return {
    delimiter: word.replace(/\\(.)|['"]/g, "$1"),
    stripsTabs: match[1] === "-",
    isQuoted: /['"\\]/.test(word),
    wordEnd: offset + match[0].length,
  };
}

/** The offset behind the line that ends a here-document; beyond the text where none does. */
export function hereDocumentEnd(text: string, start: number, document: HereDocument): number {
  for (let at = start; at < text.length; ) {
    const end = text.indexOf("\n", at);
    const line = text.slice(at, end < 0 ? text.length : end);
    if ((document.stripsTabs ? line.replace(/^\t+/, "") : line) === document.delimiter) {
      return end < 0 ? text.length : end + 1;
    }
    if (end < 0) {
      break;
    }
    at = end + 1;
  }
  return text.length + 1;
}
