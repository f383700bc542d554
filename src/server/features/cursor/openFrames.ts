import type { CursorContext, OpenExpansion } from "./cursorContext.ts";
import type { HereDocument } from "./hereDocument.ts";
import { OpenList } from "./openList.ts";

/** Quotes, `${` or `$((` that the cursor is in. */
export interface OpenText {
  readonly kind: "double" | "brace" | "arithmetic";
  readonly start: number;
}

/** What the cursor is in at the moment, the outermost first; there is always the script itself. */
export class OpenFrames {
  readonly #text: string;
  readonly #end: number;
  readonly #frames: (OpenList | OpenText)[] = [new OpenList(null)];

  /** @param end where the cursor stands */
  constructor(text: string, end: number) {
    this.#text = text;
    this.#end = end;
  }

  get top(): OpenList | OpenText {
    return this.#frames.at(-1) ?? this.list;
  }

  /** The innermost list of commands. */
  get list(): OpenList {
    return this.#frames.findLast((frame) => frame instanceof OpenList) ?? new OpenList(null);
  }

  push(frame: OpenList | OpenText): void {
    this.#frames.push(frame);
  }

  pop(): void {
    if (this.#frames.length > 1) {
      this.#frames.pop();
    }
  }

  /** Ends the innermost backquotes. @returns whether there were any */
  endBackquotes(): boolean {
    const open = this.#frames.findLastIndex((frame) => frame instanceof OpenList && frame.closer === "`");
    if (open > 0) {
      this.#frames.length = open;
    }
    return open > 0;
  }

  /** The place of a cursor behind everything that was read. */
  atEnd(): CursorContext {
    const { top, list } = this;
    const wordStart = list.wordStart ?? this.#end;
    if (top instanceof OpenList || top.kind === "double") {
      return this.context(this.#place(), wordStart, null);
    }
    const inner = this.#text.slice(top.start + 2, this.#end);
    if (top.kind !== "brace" || !/^[#!]?\w*$/.test(inner)) {
      return this.context("text", wordStart, null);
    }
    const expansion = { start: top.start, isBraced: true, name: inner.replace(/^[#!]/, "") };
    return this.context(this.#place(), wordStart, expansion);
  }

  /** The place of a cursor in a variable's name. */
  inExpansion(expansion: OpenExpansion): CursorContext {
    return this.context(this.#place(), this.list.wordStart ?? expansion.start, expansion);
  }

  /** The place of a cursor in a here-document, which may hold a variable. */
  inHereDocument({ isQuoted }: HereDocument): CursorContext {
    const line = this.#text.slice(this.#text.lastIndexOf("\n", this.#end - 1) + 1, this.#end);
    const typed = isQuoted ? null : /\$(\{?)([A-Za-z_]\w*|\d*)$/.exec(line);
    const start = typed === null ? this.#end : this.#end - typed[0].length;
    const expansion = typed === null ? null : { start, isBraced: typed[1] === "{", name: typed[2] ?? "" };
    return this.context("here-document", start, expansion);
  }

  /** A place with everything around it. */
  context(place: CursorContext["place"], wordStart: number, expansion: OpenExpansion | null): CursorContext {
    const { top, list } = this;
    const isQuoted = top !== list && this.#frames.some((frame) => frame.kind === "double");
    return {
      place,
      wordStart,
      word: this.#text.slice(wordStart, this.#end),
      words: list.words,
      quote: isQuoted ? '"' : null,
      cases: this.#frames.flatMap((frame) => (frame instanceof OpenList ? frame.cases : [])),
      expansion,
    };
  }

  #place(): CursorContext["place"] {
    const { list } = this;
    const word = list.wordStart === null ? "" : this.#text.slice(list.wordStart, this.#end);
    const isAssignment = /^[A-Za-z_]\w*\+?=/.test(word);
    if (list.isRedirect) {
      return "redirect";
    }
    if (list.isInPattern) {
      return "pattern";
    }
    if (list.case?.phase === "subject" || list.case?.phase === "in" || list.words.length > 0) {
      return isAssignment && list.words[0] === "export" ? "value" : "argument";
    }
    return isAssignment ? "value" : "command";
  }
}
