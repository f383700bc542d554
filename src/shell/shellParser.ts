import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { t } from "@vscode/l10n";
import type { Language, Parser, Tree, TreeCursor } from "web-tree-sitter";
import { withoutAssignmentRedirects } from "./assignmentRedirects.ts";
import { translatedOnce } from "./engineFlags.ts";
import { MOST_PARSER_BYTES, ParserMemory, ParserMemoryError } from "./parserMemory.ts";
import { hasMisreadPipeline, withPipelineEnds } from "./pipelineEnds.ts";
import { readableText } from "./readableText.ts";
import { placeWithout, withSpacedArms } from "./spacedArms.ts";
import { SyntaxNode } from "./syntaxNode.ts";

/** Deeper nodes are left out: nobody writes them, and walking them would end the stack. */
const MOST_LEVELS = 400;
/** How long one text may take, in milliseconds. */
const PARSE_LIMIT = 2000;
/** Texts that are longer, or took more than this many milliseconds, are read once, as they are: they would take too long. */
const MOST_MENDED = 200_000;
const MENDED_LIMIT = 300;

/**
 * tree-sitter-bash 0.25 reads `$3/$4` as two words, the second one a `4`, but `$a/$b` as one. So it is given a name of the same
 * length; the texts of the nodes are those of the script.
 */
const ARGUMENT = /\$[1-9]/g;
const NAME = (): string => "$x";

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
  /** Every node, in the order of the text, a node before what is in it. */
  readonly nodes: readonly SyntaxNode[];
}

/** A text that takes too long, or too much memory, to parse. */
export class ParseLimitError extends Error {
  override readonly name = "ParseLimitError";
}

/** Parses shell scripts; {@link loadShellParser} makes one. */
export class ShellParser {
  readonly #parser: Parser;
  readonly #memory: ParserMemory;
  readonly #types: readonly NodeType[];

  /** @param memory that of the parser, as it is to be after a text that was too much for it */
  constructor(parser: Parser, language: Language, memory: ParserMemory) {
    this.#parser = parser;
    this.#memory = memory;
    this.#types = Array.from({ length: language.nodeTypeCount }, (_, id) => ({
      name: language.nodeTypeForId(id) ?? "",
      isNamed: language.nodeTypeIsNamed(id),
    }));
  }

  /**
   * Parses a script. Whatever is no shell becomes `ERROR` nodes; tree-sitter's own tree is freed before this returns.
   * @throws {ParseLimitError} after two seconds, or 128 MiB.
   */
  parse(text: string): ShellTree {
    try {
      return translatedOnce(() => this.#parse(text));
    } catch (error) {
      if (!(error instanceof ParseLimitError)) {
        // No other tree is in there: each one is freed before the next text.
        this.#memory.restore();
      }
      if (error instanceof ParserMemoryError) {
        const most = MOST_PARSER_BYTES / 1024 / 1024;
        throw new ParseLimitError(t("The script could not be read as shell within {0} MiB of memory.", most));
      }
      throw error;
    }
  }

  #parse(text: string): ShellTree {
    const deadline = performance.now() + PARSE_LIMIT;
    // NUL is the end of the text to the grammar's scanner, which then looks at the whole of it for each, and asks nobody
    // whether it may. Shells pass over it; as a letter it keeps the places.
    const read = withoutAssignmentRedirects(text.replaceAll("\0", "\ufffd").replace(ARGUMENT, NAME));
    const { tree, blanks } = this.#readTree(read, deadline);
    try {
      const cursor = tree.walk();
      try {
        const nodes: SyntaxNode[] = [];
        const root = copyNode({ cursor, text, nodes, blanks, types: this.#types }, null, 0);
        if (!hasMisreadPipeline(nodes)) {
          return { text, root, nodes };
        }
        const mended = withPipelineEnds(root, text);
        return { text, root: mended, nodes: mended.descendants() };
      } finally {
        cursor.delete();
      }
    } finally {
      tree.delete();
    }
  }

  /** The tree of a text, in its readable form where the grammar stumbles. */
  #readTree(text: string, deadline: number): Grown {
    const begin = performance.now();
    const tree = this.#grow(text, deadline);
    const isTooLong = text.length > MOST_MENDED || performance.now() - begin > MENDED_LIMIT;
    if (!tree.rootNode.hasError || isTooLong) {
      return { tree, blanks: [] };
    }
    tree.delete(); // before the pieces, which may be too much
    const isRead = (piece: string): boolean => this.#errorsOf(piece, deadline) === 0;
    const readable = readableText(text, isRead);
    const arms = withSpacedArms(text);
    const spaced = arms === null ? null : { ...arms, text: readableText(arms.text, isRead) };
    const isBetter =
      spaced !== null && this.#errorsOf(spaced.text, deadline) < this.#errorsOf(readable, deadline);
    const { text: read, blanks } = isBetter ? spaced : { text: readable, blanks: [] };
    return { tree: this.#grow(read, deadline), blanks };
  }

  #errorsOf(text: string, deadline: number): number {
    const tree = this.#grow(text, deadline);
    const { rootNode } = tree;
    const count = rootNode.hasError ? 1 + rootNode.descendantsOfType("ERROR").length : 0;
    tree.delete();
    return count;
  }

  #grow(text: string, deadline: number): Tree {
    const tree = this.#parser.parse(text, null, { progressCallback: () => performance.now() > deadline });
    if (tree === null) {
      this.#parser.reset();
      throw new ParseLimitError(t("The script could not be read as shell within {0} s.", PARSE_LIMIT / 1000));
    }
    return tree;
  }
}

interface Grown {
  readonly tree: Tree;
  /** What the tree's text has that the script has not. */
  readonly blanks: readonly number[];
}

interface NodeType {
  readonly name: string;
  readonly isNamed: boolean;
}

interface Copy {
  readonly cursor: TreeCursor;
  readonly text: string;
  readonly nodes: SyntaxNode[];
  readonly blanks: readonly number[];
  readonly types: readonly NodeType[];
}

const ERROR: NodeType = { name: "ERROR", isNamed: true };

/** Makes plain objects of the tree: every look at a node of tree-sitter's is a call into WebAssembly. */
function copyNode(copy: Copy, parent: SyntaxNode | null, level: number): SyntaxNode {
  const { cursor, text, nodes, blanks } = copy;
  const children: SyntaxNode[] = [];
  const type = copy.types[cursor.nodeTypeId] ?? ERROR;
  const start = placeWithout(blanks, cursor.startIndex);
  const end = placeWithout(blanks, cursor.endIndex);
  const isMissing = start === end && cursor.nodeIsMissing;
  const name = isMissing ? "MISSING" : type.name;
  // The grammar has no field for the text behind the `done <<<"…"` of a compound.
  const field = cursor.currentFieldName ?? (name === "herestring_redirect" ? "redirect" : null);
  const node = new SyntaxNode(text, name, type.isNamed, start, end, field, parent, children);
  nodes.push(node);
  if (level < MOST_LEVELS && cursor.gotoFirstChild()) {
    do {
      children.push(copyNode(copy, node, level + 1));
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
  const { Language, Parser } = await import("web-tree-sitter");
  const memory = new ParserMemory();
  await Parser.init(memory.options(runtime));
  const parser = new Parser();
  const language = await Language.load(readFileSync(grammar));
  parser.setLanguage(language);
  memory.keep();
  return new ShellParser(parser, language, memory);
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
