import { t } from "@vscode/l10n";
import { Mistake, Unsure } from "./syntaxMistake.ts";

/** A token of a shell script: an operator, a newline, a word, or the end. */
export interface Token {
  readonly kind: "operator" | "newline" | "word" | "end";
  /** As it is written; a word with its quotes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface HereDocument {
  readonly delimiter: string;
  readonly dedents: boolean;
}

const OPERATOR = /(?:&&|\|\||;;|<<-|<<|>>|<&|>&|<>|>\||[;&|()<>])/y;
const BASH_OPERATOR = /(?:&>|\|&|;;?&|<<<|[<>]\(|\(\()/y;
const BLANK = /(?:[ \t]|\\\n)+/y;

/** Cuts a script into tokens, as POSIX sh does; `readList` reads the commands of a `$(…)` up to its end. */
export class Tokens {
  readonly text: string;
  at = 0;
  readonly #readList: () => void;
  /** The token that {@link peek} gave, so that none is read twice. */
  #ahead: { from: number; token: Token; to: number; waiting: readonly HereDocument[] } | null = null;
  #hereDocuments: readonly HereDocument[] = [];

  constructor(text: string, readList: () => void) {
    this.text = text;
    this.#readList = readList;
  }

  /** The next token, without going on. */
  peek(): Token {
    const [from, waiting] = [this.at, this.#hereDocuments];
    if (this.#ahead?.from !== from) {
      const token = this.#read();
      this.#ahead = { from, token, to: this.at, waiting: this.#hereDocuments };
      [this.at, this.#hereDocuments] = [from, waiting];
    }
    return this.#ahead.token;
  }

  next(): Token {
    const ahead = this.#ahead;
    if (ahead?.from !== this.at) {
      return this.#read();
    }
    [this.at, this.#hereDocuments] = [ahead.to, ahead.waiting];
    return ahead.token;
  }

  #read(): Token {
    this.at += this.#match(BLANK)?.length ?? 0;
    if (this.text[this.at] === "#") {
      const end = this.text.indexOf("\n", this.at);
      this.at = end < 0 ? this.text.length : end;
    }
    const start = this.at;
    const letter = this.text[start];
    if (letter === undefined) {
      return { kind: "end", text: "", start, end: start };
    }
    if (letter === "\n") {
      this.at++;
      this.#skipHereDocuments();
      return { kind: "newline", text: "\n", start, end: start + 1 };
    }
    if (this.#match(BASH_OPERATOR) !== null) {
      throw new Unsure();
    }
    const operator = this.#match(OPERATOR);
    if (operator !== null) {
      this.at += operator.length;
      return { kind: "operator", text: operator, start, end: this.at };
    }
    this.#word();
    return { kind: "word", text: this.text.slice(start, this.at), start, end: this.at };
  }

  /** Notes that the lines behind this one are a here-document. */
  noteHereDocument(word: string, dedents: boolean): void {
    this.#hereDocuments = [...this.#hereDocuments, { delimiter: word.replace(/['"\\]/g, ""), dedents }];
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.[0] ?? null;
  }

  #skipHereDocuments(): void {
    const waiting = this.#hereDocuments;
    this.#hereDocuments = [];
    for (const { delimiter, dedents } of waiting) {
      for (let found = false; !found && this.at < this.text.length; ) {
        const newline = this.text.indexOf("\n", this.at);
        const end = newline < 0 ? this.text.length : newline;
        const line = this.text.slice(this.at, end);
        this.at = Math.min(end + 1, this.text.length);
        found = (dedents ? line.replace(/^\t+/, "") : line) === delimiter;
      }
    }
  }

  #word(): void {
    for (let letter = this.text[this.at]; letter !== undefined; letter = this.text[this.at]) {
      if (/[ \t\n;&|<>()]/.test(letter)) {
        return;
      }
      this.#piece(letter);
    }
  }

  #piece(letter: string): void {
    switch (letter) {
      case "\\":
        this.at += 2;
        return;
      case "'":
        this.#until("'", this.at, t("This single quote is never closed"));
        return;
      case '"':
        this.#doubleQuoted();
        return;
      case "`":
        this.#backquoted();
        return;
      case "$":
        this.#expansion();
        return;
      default:
        this.at++;
    }
  }

  #until(mark: string, start: number, message: string): void {
    const end = this.text.indexOf(mark, start + 1);
    if (end < 0) {
      throw new Mistake(message, start, start + 1);
    }
    this.at = end + 1;
  }

  #doubleQuoted(): void {
    const start = this.at++;
    for (let letter = this.text[this.at]; letter !== '"'; letter = this.text[this.at]) {
      if (letter === undefined) {
        throw new Mistake(t("This double quote is never closed"), start, start + 1);
      }
      if (letter === "'") {
        this.at++;
      } else {
        this.#piece(letter);
      }
    }
    this.at++;
  }

  #backquoted(): void {
    const start = this.at++;
    for (let letter = this.text[this.at]; letter !== "`"; letter = this.text[this.at]) {
      if (letter === undefined) {
        throw new Mistake(t("This backquote is never closed"), start, start + 1);
      }
      this.at += letter === "\\" ? 2 : 1;
    }
    this.at++;
  }

  #expansion(): void {
    const next = this.text[this.at + 1];
    if (next === "'" || next === '"') {
      // `$"` may also be the end of a text between quotes.
      this.at++;
    } else if (next === "(") {
      const start = this.at;
      this.at += 2;
      if (this.text[this.at] === "(") {
        this.#arithmetic();
      } else {
        this.#readList();
        const close = this.next();
        if (close.text !== ")") {
          throw new Mistake(t("This {0} is never closed", "`$(`"), start, start + 2);
        }
      }
    } else if (next === "{") {
      this.#braces();
    } else {
      this.at++;
    }
  }

  /** Shells differ in what they make of a single closing parenthesis at the outermost level. */
  #arithmetic(): void {
    this.at++;
    for (let open = 0; ; this.at++) {
      const letter = this.text[this.at];
      if (letter === undefined || /['"`#\\]/.test(letter)) {
        throw new Unsure();
      }
      if (letter === ")" && open === 0) {
        break;
      }
      open += letter === "(" ? 1 : letter === ")" ? -1 : 0;
    }
    if (this.text[this.at + 1] !== ")") {
      throw new Unsure();
    }
    this.at += 2;
  }

  #braces(): void {
    const start = this.at;
    this.at += 2;
    for (let letter = this.text[this.at]; letter !== "}"; letter = this.text[this.at]) {
      if (letter === undefined) {
        throw new Mistake(t("This {0} is never closed", "`${`"), start, start + 2);
      }
      if (letter === "'" || letter === "\n") {
        // Within double quotes it is a letter, elsewhere a quote.
        throw new Unsure();
      }
      this.#piece(letter);
    }
    this.at++;
  }
}
