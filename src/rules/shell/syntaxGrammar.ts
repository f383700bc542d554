import { closerOf, Mistake, Unsure, unclosed, unexpected } from "./syntaxMistake.ts";
import { type Token, Tokens } from "./syntaxTokens.ts";

const REDIRECTS = new Set(["<", ">", "<<", "<<-", ">>", "<&", ">&", "<>", ">|"]);
/** Words that end a list of commands, in the place of a command's name. */
const CLOSERS = new Set(["then", "else", "elif", "fi", "do", "done", "esac", "}"]);
/** Words with a syntax of their own in some shells. */
const OTHERS = new Set(["[[", "function", "select", "time", "coproc", "alias", "until", "eval"]);
const NAME = /^[A-Za-z_]\w*$/;
const MOST_LEVELS = 200;

/**
 * Reads a script by the grammar of POSIX sh.
 * @returns the first certain mistake; `null` where there is none, or where something comes first that only some
 * shells take.
 */
export function findMistake(text: string): Mistake | null {
  try {
    new Grammar(text).script();
    return null;
  } catch (error) {
    if (error instanceof Mistake) {
      return error;
    }
    // Nested deeper than anybody writes, the text ends the stack.
    if (error instanceof Unsure || error instanceof RangeError) {
      return null;
    }
    throw error;
  }
}

class Grammar {
  readonly #tokens: Tokens;
  #level = 0;

  constructor(text: string) {
    this.#tokens = new Tokens(text, () => this.#list());
  }

  script(): void {
    this.#list();
    const token = this.#tokens.peek();
    if (token.kind !== "end") {
      throw unexpected(token);
    }
  }

  /** Commands up to a word or operator that no command begins with. @returns how many */
  #list(): number {
    if (++this.#level > MOST_LEVELS) {
      throw new Unsure();
    }
    let count = 0;
    for (;;) {
      this.#newlines();
      if (this.#isEnd(this.#tokens.peek())) {
        this.#level--;
        return count;
      }
      const isExit = this.#level === 1 && this.#tokens.peek().text === "exit";
      this.#andOr();
      if (isExit) {
        throw new Unsure(); // the shell reads as it goes: what follows can be anything
      }
      count++;
      const token = this.#tokens.peek();
      if (token.text === ";" || token.text === "&" || token.kind === "newline") {
        this.#tokens.next();
      } else if (!this.#isEnd(token)) {
        throw unexpected(token);
      }
    }
  }

  #isEnd({ kind, text }: Token): boolean {
    return kind === "end" || (kind === "operator" ? text === ")" || text === ";;" : CLOSERS.has(text));
  }

  #newlines(): void {
    while (this.#tokens.peek().kind === "newline") {
      this.#tokens.next();
    }
  }

  #andOr(): void {
    for (;;) {
      if (this.#tokens.peek().text === "!") {
        this.#tokens.next();
      }
      this.#command();
      if (!["&&", "||", "|"].includes(this.#tokens.peek().text)) {
        return;
      }
      this.#tokens.next();
      this.#newlines();
    }
  }

  #command(): void {
    const token = this.#tokens.peek();
    if (token.kind === "operator" && token.text !== "(" && !REDIRECTS.has(token.text)) {
      throw unexpected(token);
    }
    if (token.kind === "end" || CLOSERS.has(token.text)) {
      throw unexpected(token);
    }
    if (OTHERS.has(token.text)) {
      throw new Unsure();
    }
    if (this.#compound(token)) {
      this.#redirects();
    } else {
      this.#simple();
    }
  }

  #compound(open: Token): boolean {
    switch (open.text) {
      case "if":
        this.#if(open);
        return true;
      case "while":
        this.#tokens.next();
        this.#body(open);
        this.#expect("do", open);
        this.#body(open);
        this.#expect("done", open);
        return true;
      case "for":
        this.#for(open);
        return true;
      case "case":
        this.#case(open);
        return true;
      case "{":
        this.#tokens.next();
        this.#body(open);
        this.#expect("}", open);
        return true;
      case "(":
        this.#tokens.next();
        this.#body(open);
        this.#expect(")", open);
        return true;
      default:
        return false;
    }
  }

  #if(open: Token): void {
    do {
      this.#tokens.next();
      this.#body(open);
      this.#expect("then", open);
      this.#body(open);
    } while (this.#tokens.peek().text === "elif");
    if (this.#tokens.peek().text === "else") {
      this.#tokens.next();
      this.#body(open);
    }
    this.#expect("fi", open);
  }

  #for(open: Token): void {
    this.#tokens.next();
    const name = this.#tokens.next();
    if (!NAME.test(name.text)) {
      throw new Unsure();
    }
    this.#newlines();
    if (this.#tokens.peek().text === "in") {
      this.#tokens.next();
      while (this.#tokens.peek().kind === "word") {
        this.#tokens.next();
      }
    }
    const separator = this.#tokens.peek();
    if (separator.text === ";") {
      this.#tokens.next();
    } else if (separator.kind !== "newline" && separator.text !== "do") {
      throw new Unsure();
    }
    this.#newlines();
    this.#expect("do", open);
    this.#body(open);
    this.#expect("done", open);
  }

  #case(open: Token): void {
    this.#tokens.next();
    this.#tokens.next();
    this.#newlines();
    this.#expect("in", open);
    for (;;) {
      this.#newlines();
      if (this.#tokens.peek().text === "esac") {
        this.#tokens.next();
        return;
      }
      this.#patterns(open);
      this.#list();
      const end = this.#tokens.peek();
      if (end.text === ";;") {
        this.#tokens.next();
      } else if (end.text !== "esac") {
        throw end.kind === "end" ? unclosed(open, "esac") : unexpected(end);
      }
    }
  }

  #patterns(open: Token): void {
    if (this.#tokens.peek().text === "(") {
      this.#tokens.next();
    }
    for (;;) {
      const pattern = this.#tokens.next();
      if (pattern.kind === "end") {
        throw unclosed(open, "esac");
      }
      const end = this.#tokens.next();
      if (pattern.kind !== "word" || (end.text !== "|" && end.text !== ")")) {
        throw new Unsure();
      }
      if (end.text === ")") {
        return;
      }
    }
  }

  /** Commands that must be there. */
  #body(open: Token): void {
    if (this.#list() === 0) {
      const token = this.#tokens.peek();
      throw token.kind === "end" ? unclosed(open, closerOf(open.text)) : unexpected(token);
    }
  }

  #expect(text: string, open: Token): void {
    const token = this.#tokens.peek();
    if (token.text !== text) {
      throw token.kind === "end" ? unclosed(open, closerOf(open.text)) : unexpected(token);
    }
    this.#tokens.next();
  }

  #redirects(): void {
    for (let token = this.#tokens.peek(); ; token = this.#tokens.peek()) {
      if (token.kind === "word" && /^\d+$/.test(token.text)) {
        this.#tokens.next();
      } else if (!REDIRECTS.has(token.text)) {
        return;
      } else {
        this.#redirect();
      }
    }
  }

  #redirect(): void {
    const operator = this.#tokens.next();
    const target = this.#tokens.next();
    if (target.kind !== "word") {
      throw unexpected(target);
    }
    if (operator.text.startsWith("<<")) {
      this.#tokens.noteHereDocument(target.text, operator.text === "<<-");
    }
  }

  #simple(): void {
    let words = 0;
    for (let token = this.#tokens.peek(); ; token = this.#tokens.peek()) {
      if (REDIRECTS.has(token.text)) {
        this.#redirect();
      } else if (token.kind === "word") {
        this.#tokens.next();
        words++;
        if (this.#tokens.peek().text === "(") {
          this.#function(token, words);
          return;
        }
      } else {
        return;
      }
    }
  }

  #function(name: Token, words: number): void {
    const open = this.#tokens.next();
    const close = this.#tokens.next();
    if (close.text !== ")" || words !== 1 || !NAME.test(name.text) || open.text !== "(") {
      throw new Unsure();
    }
    this.#newlines();
    this.#command();
  }
}
