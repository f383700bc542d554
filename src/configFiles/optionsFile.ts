import type { TextRange } from "../text/textRange.ts";
import type { Word } from "./fileLines.ts";
import { readShellWord, type ShellWord } from "./shellWord.ts";

/** An assignment `NAME=value` of an options file. */
export interface OptionAssignment {
  readonly name: Word;
  readonly valueRange: TextRange;
  /** What the shell makes of the value; `null` where it must compute it. */
  readonly value: string | null;
}

/** What a person most likely meant as an assignment, and the shell takes for a command. */
export type OptionOddity =
  /** `NAME =value`: the shell looks for a command of that name */
  | { readonly kind: "blank-before"; readonly name: Word; readonly range: TextRange }
  /** `NAME= value`: the shell runs the value as a command */
  | {
      readonly kind: "blank-behind";
      readonly name: Word;
      readonly range: TextRange;
      readonly rest: TextRange;
    }
  /** `NAME=a b`: the shell runs `b` */
  | { readonly kind: "unquoted"; readonly name: Word; readonly range: TextRange; readonly rest: TextRange }
  /** A quote that never closes; nothing behind it is read. */
  | { readonly kind: "open-quote"; readonly range: TextRange };

export interface OptionsFile {
  readonly assignments: readonly OptionAssignment[];
  readonly oddities: readonly OptionOddity[];
}

/** Shells join lines before they look for names. */
const ASSIGNMENT = /([A-Za-z_](?:\w|\\\n)*)(\+?=)/y;
const DECLARES = /(?:export|readonly|local|declare|typeset)(?:[ \t]|\\\n)+(?=[A-Za-z_"'])/y;
const WHOLE_ASSIGNMENT = /^([A-Za-z_]\w*)=(.*)$/s;
/** Words behind which a new command begins. */
const BEFORE_COMMAND = /(?:if|then|else|elif|while|until|do|!|\{)(?=[ \t\n;])/y;
const SPACED = /([A-Za-z_]\w*)([ \t]+=[ \t]*)(?![=~])/y;

/**
 * Finds the assignments of a file that event scripts source (`load_script_options`), as far as one can without running
 * it: at the start of commands, with quotes, `export`, several on a line, and values over several lines. Whatever else is
 * in the file is passed over.
 */
export function parseOptions(text: string): OptionsFile {
  const reader = new OptionsReader(text);
  reader.read();
  return { assignments: reader.assignments, oddities: reader.oddities };
}

class OptionsReader {
  readonly assignments: OptionAssignment[] = [];
  readonly oddities: OptionOddity[] = [];
  readonly #text: string;
  readonly #heredocs: string[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): void {
    while (this.#at < this.#text.length) {
      this.#skip(/(?:[ \t\r;&|()]|\\\n)*/y);
      const sign = this.#text[this.#at];
      if (sign === "\n") {
        this.#newline();
      } else if (sign === "#") {
        this.#skip(/[^\n]*/y);
      } else if (!this.#skip(BEFORE_COMMAND) && sign !== undefined) {
        this.#command();
      }
    }
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text);
  }

  #skip(pattern: RegExp): boolean {
    const length = this.#match(pattern)?.[0].length ?? 0;
    this.#at += length;
    return length > 0;
  }

  /** Here-documents follow the line that names them. */
  #newline(): void {
    this.#at++;
    for (const end of this.#heredocs.splice(0)) {
      while (this.#at < this.#text.length) {
        const newline = this.#text.indexOf("\n", this.#at);
        const stop = newline < 0 ? this.#text.length : newline;
        const line = this.#text.slice(this.#at, stop).replace(/^\t+/, "");
        this.#at = Math.min(stop + 1, this.#text.length);
        if (line === end) {
          break;
        }
      }
    }
  }

  #command(): void {
    const isDeclared = this.#skip(DECLARES);
    let last: { name: Word; value: TextRange } | null = null;
    let found = this.#match(ASSIGNMENT);
    if (found === null && !isDeclared) {
      this.#spaced();
    }
    let rest: TextRange | null = null;
    do {
      while (found !== null) {
        const [assigned, joined = ""] = found;
        const name = this.#word(joined.replaceAll("\\\n", ""), joined.length);
        const word = readShellWord(this.#text, this.#at + assigned.length);
        if (word.openAt !== null) {
          this.#giveUp(word.openAt);
          return;
        }
        last = { name, value: { start: word.start, end: word.end } };
        const value = found[2] === "=" ? this.#withoutReturn(word.literal, word.end) : null;
        this.assignments.push({ name, valueRange: last.value, value });
        this.#at = word.end;
        this.#skip(/(?:[ \t]|\\\n)+/y);
        found = this.#match(ASSIGNMENT);
      }
      rest = this.#restOfCommand(isDeclared);
      found = isDeclared ? this.#match(ASSIGNMENT) : null;
    } while (found !== null);
    if (last !== null && rest !== null && !isDeclared) {
      const range = { start: last.value.start, end: rest.end };
      const kind = last.value.start === last.value.end ? "blank-behind" : "unquoted";
      this.oddities.push({ kind, name: last.name, range, rest });
    }
  }

  #spaced(): void {
    const found = this.#match(SPACED);
    if (found !== null) {
      const name = this.#word(found[1] ?? "");
      const start = name.range.end;
      this.oddities.push({
        kind: "blank-before",
        name,
        range: { start, end: start + (found[2] ?? "").length },
      });
    }
  }

  #word(text: string, length = text.length): Word {
    return { text, range: { start: this.#at, end: this.#at + length } };
  }

  /** `export "NAME=value"` assigns, too: to `export`, an assignment is what a word is once its quotes are removed. */
  #declaredWord(word: ShellWord): void {
    const raw = this.#text.slice(word.start, word.end);
    const [, name = "", literal] = WHOLE_ASSIGNMENT.exec(word.literal ?? raw.replace(/^["']+/, "")) ?? [];
    if (literal === undefined) {
      return;
    }
    const [before = "", quote = ""] = /^(?:""|''|\\\n)*(["']?)/.exec(raw) ?? [];
    const isQuotedWhole = quote !== "" && raw.indexOf(quote, before.length) === raw.length - 1;
    const equals = word.start + raw.indexOf("=");
    const start = word.start + before.length;
    const range = { start, end: Math.min(start + name.length, equals) };
    const valueRange = { start: equals + 1, end: isQuotedWhole ? word.end - 1 : word.end };
    // Where a quote opens in the name and closes in the value, the value has no place of its own.
    const hasPlace = isQuotedWhole || quote === "";
    const value = hasPlace && word.literal !== null ? literal : null;
    this.assignments.push({ name: { text: name, range }, valueRange, value });
  }

  /** A carriage return at the end of a line is told of once for the file, not with each value. */
  #withoutReturn(literal: string | null, end: number): string | null {
    const isLast = this.#text[end] === "\n" || end === this.#text.length;
    return isLast && literal?.endsWith("\r") === true ? literal.slice(0, -1) : literal;
  }

  #giveUp(openAt: number): void {
    this.oddities.push({ kind: "open-quote", range: { start: openAt, end: openAt + 1 } });
    this.#at = this.#text.length;
  }

  /**
   * Passes over the words up to the end of the command, or of `export` up to the next assignment; gives their place, or
   * `null` where there are none.
   */
  #restOfCommand(isDeclared: boolean): TextRange | null {
    const start = this.#at;
    let end = start;
    for (;;) {
      this.#skip(/[ \t\r]*(?:\\\n[ \t]*)*/y);
      const redirection = this.#match(/\d*(?:<<-?[ \t]*|[<>][&>|]?)/y);
      const sign = this.#text[this.#at];
      if (redirection !== null) {
        this.#at += redirection[0].length;
        const word = readShellWord(this.#text, this.#at);
        if (redirection[0].includes("<<") && word.literal !== null) {
          this.#heredocs.push(word.literal);
        }
        this.#at = word.end;
        continue;
      }
      const isNext = isDeclared && this.#match(ASSIGNMENT) !== null;
      if (sign === undefined || /[\n;&|()]/.test(sign) || sign === "#" || isNext) {
        return end > start ? { start, end } : null;
      }
      const word = readShellWord(this.#text, this.#at);
      if (word.openAt !== null) {
        this.#giveUp(word.openAt);
        return null;
      }
      if (isDeclared) {
        this.#declaredWord(word);
      }
      this.#at = end = Math.max(word.end, this.#at + 1);
    }
  }
}
