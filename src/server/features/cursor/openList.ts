import type { OpenCase } from "./cursorContext.ts";

/** Words behind which a command is expected. */
const OPENERS = new Set(["if", "then", "elif", "else", "while", "until", "do", "{", "!", "time"]);
const ASSIGNMENT = /^[A-Za-z_]\w*(?:\[[^\]]*\])?\+?=/;

/** A list of commands that the cursor is in: the script, `$( … )`, `( … )` or backquotes. */
export class OpenList {
  readonly kind = "list";
  /** What ends it; `null`: the end of the script. */
  readonly closer: ")" | "`" | null;
  readonly cases: OpenCase[] = [];
  words: string[] = [];
  /** Where the word begins that is being read; `null` between words. */
  wordStart: number | null = null;
  /** Whether the next word is a file to redirect to. */
  isRedirect = false;

  constructor(closer: ")" | "`" | null) {
    this.closer = closer;
  }

  get case(): OpenCase | null {
    return this.cases.at(-1) ?? null;
  }

  get isInPattern(): boolean {
    return this.case?.phase === "pattern";
  }

  beginWord(at: number): void {
    this.wordStart ??= at;
  }

  /** Takes the word that ends here, if there is one. */
  endWord(text: string, end: number): void {
    if (this.wordStart === null) {
      return;
    }
    const word = text.slice(this.wordStart, end);
    this.wordStart = null;
    if (this.isRedirect) {
      this.isRedirect = false;
    } else if (!this.#takeForCase(word)) {
      this.#take(word);
    }
  }

  /** `;`, `|`, `&` or the end of the line. */
  endCommand(): void {
    this.words = [];
    this.isRedirect = false;
  }

  /** `;;` and its kin. */
  endArm(): void {
    this.endCommand();
    if (this.case !== null && this.case.phase === "body") {
      this.case.earlier.push(...this.case.patterns);
      this.case.patterns = [];
      this.case.phase = "pattern";
    }
  }

  /** The `)` behind patterns. */
  beginBody(): void {
    if (this.case !== null) {
      this.case.phase = "body";
    }
    this.endCommand();
  }

  #takeForCase(word: string): boolean {
    const open = this.case;
    switch (open?.phase) {
      case "subject":
        open.subject = word;
        open.phase = "in";
        return true;
      case "in":
        open.phase = word === "in" ? "pattern" : open.phase;
        return true;
      case "pattern":
        if (word === "esac") {
          this.#endCase();
        } else {
          open.patterns.push(word);
        }
        return true;
      default:
        return false;
    }
  }

  #take(word: string): void {
    if (this.words.length > 0) {
      this.words.push(word);
    } else if (word === "case") {
      this.cases.push({ subject: "", phase: "subject", patterns: [], earlier: [] });
    } else if (word === "esac") {
      this.#endCase();
    } else if (!OPENERS.has(word) && !ASSIGNMENT.test(word)) {
      this.words.push(word);
    }
  }

  #endCase(): void {
    this.cases.pop();
    this.words = ["esac"];
  }
}
