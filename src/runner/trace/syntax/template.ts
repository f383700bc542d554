import type { SyntaxNode } from "../../../shell/syntaxNode.ts";

/** A part of a word: text that stays as it is, or an expansion. */
export type TemplatePiece =
  | { readonly text: string }
  /** Its node; whether the shell splits what comes out of it. */
  | { readonly hole: SyntaxNode };

/** A word as the source has it. */
export interface TemplateWord {
  readonly pieces: readonly TemplatePiece[];
  /** Whether the shell may make several words of it, or none. */
  readonly isMany: boolean;
}

const HOLES = new Set([
  "simple_expansion",
  "expansion",
  "command_substitution",
  "arithmetic_expansion",
  "process_substitution",
  "ansi_c_string",
  "translated_string",
]);
/** Quoted expansions that give as many words as there are: `"$@"`, `"${a[@]}"`. */
const ALL_WORDS = /^\$(?:@|\{@|\{\w+\[@\])/;
const GLOB = /[*?[{~]/;

/**
 * Reads the words of a command from its source.
 * @param nodes the words' nodes; assignments too.
 */
export function templateWords(nodes: readonly SyntaxNode[]): readonly TemplateWord[] {
  return nodes.map(templateWord);
}

/** Reads one word; the value of an assignment is never split. */
export function templateWord(node: SyntaxNode): TemplateWord {
  const reader = new WordReader(node.type !== "variable_assignment");
  reader.read(node.text, node.start, holesIn(node));
  return { pieces: reader.pieces, isMany: reader.isMany };
}

/** The words of `[ … ]`: tree-sitter has an expression there. */
export function testWords(node: SyntaxNode): readonly TemplateWord[] {
  const words: TemplateWord[] = [];
  const holes = holesIn(node);
  for (const { start, end } of splitWords(node.text, node.start, holes)) {
    const reader = new WordReader(true);
    reader.read(node.text.slice(start - node.start, end - node.start), start, holes);
    words.push({ pieces: reader.pieces, isMany: reader.isMany });
  }
  return words;
}

function holesIn(node: SyntaxNode): readonly SyntaxNode[] {
  return HOLES.has(node.type) ? [node] : node.children.flatMap(holesIn);
}

function splitWords(
  text: string,
  from: number,
  holes: readonly SyntaxNode[],
): { readonly start: number; readonly end: number }[] {
  const words: { start: number; end: number }[] = [];
  const holeAt = byStart(holes);
  let start = -1;
  let quote = "";
  for (let at = 0; at <= text.length; at++) {
    const hole = quote === "'" ? undefined : holeAt.get(from + at);
    const letter = text[at];
    if (hole !== undefined) {
      start = start < 0 ? at : start;
      at = hole.end - from - 1;
    } else if (letter === undefined || (quote === "" && /\s/.test(letter))) {
      if (start >= 0) {
        words.push({ start: from + start, end: from + at });
      }
      start = -1;
    } else if (letter === "\\" && quote !== "'") {
      const isJoined = text[at + 1] === "\n";
      start = start < 0 && !isJoined ? at : start;
      at++;
    } else {
      start = start < 0 ? at : start;
      if (letter === quote) {
        quote = "";
      } else if (quote === "" && (letter === "'" || letter === '"')) {
        quote = letter;
      }
    }
  }
  return words;
}

/** Looked up at each letter; of several that begin at one place the first counts. */
function byStart(holes: readonly SyntaxNode[]): ReadonlyMap<number, SyntaxNode> {
  return new Map(holes.toReversed().map((hole) => [hole.start, hole]));
}

/** Takes quotes and backslashes out of one word. */
class WordReader {
  readonly pieces: TemplatePiece[] = [];
  isMany = false;
  readonly #splits: boolean;
  #text = "";

  constructor(splits: boolean) {
    this.#splits = splits;
  }

  read(text: string, from: number, holes: readonly SyntaxNode[]): void {
    const holeAt = byStart(holes);
    let quote = "";
    for (let at = 0; at < text.length; at++) {
      const hole = quote === "'" ? undefined : holeAt.get(from + at);
      const letter = text[at] ?? "";
      if (hole !== undefined) {
        this.#addHole(hole, quote !== "");
        at = hole.end - from - 1;
      } else if (letter === quote) {
        quote = "";
      } else if (quote === "" && (letter === "'" || letter === '"')) {
        quote = letter;
      } else if (letter === "\\" && quote !== "'") {
        const next = text[at + 1] ?? "";
        const isKept = quote === '"' && !/[$`"\\\n]/.test(next);
        this.#text += (isKept ? "\\" : "") + (next === "\n" ? "" : next);
        at++;
      } else {
        this.isMany ||= quote === "" && this.#splits && GLOB.test(letter) && text !== "[";
        this.#text += letter;
      }
    }
    this.#flush();
  }

  #addHole(hole: SyntaxNode, isQuoted: boolean): void {
    this.#flush();
    this.pieces.push({ hole });
    const isOne = isQuoted ? !ALL_WORDS.test(hole.text) : !this.#splits || hole.type === "ansi_c_string";
    this.isMany ||= !isOne;
  }

  #flush(): void {
    if (this.#text !== "") {
      this.pieces.push({ text: this.#text });
    }
    this.#text = "";
  }
}
