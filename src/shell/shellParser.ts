import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { Language, Parser, type TreeCursor } from "web-tree-sitter";
import { SyntaxNode } from "./syntaxNode.ts";

/** Deeper nodes are left out: nobody writes them, and walking them would end the stack. */
const MOST_LEVELS = 400;
/** How long one text may take, in milliseconds. */
const PARSE_LIMIT = 2000;

/** Where the WebAssembly files are. */
export interface ParserFiles {
  /** Absolute path of `web-tree-sitter.wasm`. */
  readonly runtime: string;
  /** Absolute path of `tree-sitter-bash.wasm`. */
  readonly grammar: string;
}

/** The syntax tree of one script. */
export interface ShellTree {
  readonly text: string;
  readonly root: SyntaxNode;
}

/** A text that takes too long to parse. */
export class ParseLimitError extends Error {
  override readonly name = "ParseLimitError";
}

/** Parses shell scripts; {@link loadShellParser} makes one. */
export class ShellParser {
  readonly #parser: Parser;

  constructor(parser: Parser) {
    this.#parser = parser;
  }

  /**
   * Parses a script. Whatever is no shell becomes `ERROR` nodes; tree-sitter's own tree is freed before this returns.
   * @throws {ParseLimitError} after two seconds.
   */
  parse(text: string): ShellTree {
    const deadline = performance.now() + PARSE_LIMIT;
    const tree = this.#parser.parse(text, null, { progressCallback: () => performance.now() > deadline });
    if (tree === null) {
      this.#parser.reset();
      throw new ParseLimitError(`The script could not be read as shell within ${PARSE_LIMIT / 1000} s.`);
    }
    try {
      const cursor = tree.walk();
      try {
        return { text, root: copyNode(cursor, text, null, 0) };
      } finally {
        cursor.delete();
      }
    } finally {
      tree.delete();
    }
  }
}

/** Makes plain objects of the tree: reading a node of tree-sitter's costs a call into WebAssembly every time. */
function copyNode(cursor: TreeCursor, text: string, parent: SyntaxNode | null, level: number): SyntaxNode {
  const children: SyntaxNode[] = [];
  const type = cursor.nodeIsMissing ? "MISSING" : cursor.nodeType;
  const range = { start: cursor.startIndex, end: cursor.endIndex };
  const node = new SyntaxNode(
    text,
    type,
    cursor.nodeIsNamed,
    range,
    cursor.currentFieldName,
    parent,
    children,
  );
  if (level < MOST_LEVELS && cursor.gotoFirstChild()) {
    do {
      children.push(copyNode(cursor, text, node, level + 1));
    } while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }
  return node;
}

let loading: Promise<ShellParser> | null = null;

/**
 * Loads the parser; later calls give the same one.
 * @param files where the WebAssembly files are; if left out, beside this file (as in the package) or in `node_modules`
 */
export function loadShellParser(files: ParserFiles = findFiles()): Promise<ShellParser> {
  loading ??= load(files);
  return loading;
}

async function load({ runtime, grammar }: ParserFiles): Promise<ShellParser> {
  await Parser.init({ locateFile: () => runtime });
  const parser = new Parser();
  parser.setLanguage(await Language.load(readFileSync(grammar)));
  return new ShellParser(parser);
}

function findFiles(): ParserFiles {
  const find = (module: string, name: string): string => {
    const beside = fileURLToPath(new URL(name, import.meta.url));
    return existsSync(beside) ? beside : createRequire(import.meta.url).resolve(`${module}/${name}`);
  };
  return {
    runtime: find("web-tree-sitter", "web-tree-sitter.wasm"),
    grammar: find("tree-sitter-bash", "tree-sitter-bash.wasm"),
  };
}
