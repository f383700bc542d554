import { globSync } from "node:fs";
import { join } from "node:path";
import { type Node, type SourceFile, SyntaxKind } from "typescript/unstable/ast";
import { API } from "typescript/unstable/sync";
import { root } from "./paths.ts";
import { tableTexts } from "./tableTexts.ts";

/** A text that `t` is called with. */
export interface SourceText {
  readonly text: string;
  /** How many values are given for `{0}`, `{1}`… */
  readonly values: number;
  readonly place: string;
}

/** The calls of `t` in the sources, and what is wrong with how texts stand there. */
export interface SourceTexts {
  readonly texts: readonly SourceText[];
  /** Sentences that begin with the place. */
  readonly problems: readonly string[];
}

const FUNCTIONS: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.FunctionDeclaration,
  SyntaxKind.FunctionExpression,
  SyntaxKind.ArrowFunction,
  SyntaxKind.MethodDeclaration,
  SyntaxKind.Constructor,
  SyntaxKind.GetAccessor,
]);
/** Functions whose arguments people read. */
const SHOWING =
  /(?:^|\.)(?:show\w+Message|setStatusBarMessage|UserError|showWithActions|FileFixError|RenameProblem)$/;
/** Functions of the rules whose first argument is the title of a fix. */
const TITLING = /^(?:edit|replace|removeLines|\w+Fix|suggestion|replacement)$/;
/** Properties whose values people read. */
const SHOWN: ReadonlySet<string> = new Set([
  "title",
  "prompt",
  "placeHolder",
  "placeholder",
  "openLabel",
  "detail",
  "description",
  "tooltip",
  "message",
  "documentation",
]);
/** Those of them in which one word is a text, too, and no name. */
const ASIDES: ReadonlySet<string> = new Set(["description", "detail"]);
/** Says what `tableTexts` lists. */
const TABLE_TEXT = "src/text/tableText.ts";
/** Files that other people read, too: their language is English. */
const ENGLISH = /profileTemplate|sequenceTemplate|coverageText/;
/** Rooms that say sentences wherever they stand. */
const SAYING =
  /^src\/(?:virtualNode|sequences|runner|sandbox|caseFiles|cases|coverage|upstream|configFiles|webview)\//;

/** Reads all sources, as TypeScript does, and the tables that they show. @throws where TypeScript cannot be started */
export function sourceTexts(): SourceTexts {
  const texts: SourceText[] = [...tableTexts()];
  const problems: string[] = [];
  const api = new API({ cwd: root });
  try {
    const project = api.updateSnapshot({ openProject: join(root, "tsconfig.json") }).getProjects()[0];
    for (const name of globSync("src/**/*.ts", { cwd: root }).toSorted()) {
      const file = project?.program.getSourceFile(join(root, name));
      if (file === undefined) throw new Error(`TypeScript does not know ${name}`);
      readFile(name, file, texts, problems);
    }
  } finally {
    api.close();
  }
  return { texts, problems };
}

function readFile(name: string, file: SourceFile, texts: SourceText[], problems: string[]): void {
  const isSeen = /^src\/(?:extension|rules|server|shell|[a-zA-Z]+\/help)\//.test(name) && !ENGLISH.test(name);
  const isRule = /^src\/(?:rules|shell)\//.test(name);
  if (name === TABLE_TEXT) return;
  const isSaying = SAYING.test(name) && !ENGLISH.test(name);
  const visit = (node: Node, inFunction: boolean): void => {
    if (node.kind === SyntaxKind.ImportDeclaration) return;
    const [head, ...values] = argumentsOf(node, file);
    if (head !== undefined && calleeOf(node, file) === "t") {
      const text = literalText(head, file);
      const place = placeOf(node, name, file);
      if (text === null) problems.push(`${place}: t needs its text as it is, without values in it`);
      else texts.push({ text, values: values.length, place });
      if (!inFunction) problems.push(`${place}: t is called before the language is known`);
      for (const value of values) visit(value, inFunction);
      return;
    }
    if (isSeen && isShowing(calleeOf(node, file) ?? "", isRule)) {
      for (const one of isRule ? [head] : [head, ...values]) {
        if (one !== undefined && isWording(one, file)) problems.push(`${placeOf(one, name, file)}: not in t`);
      }
    } else if (isSeen && node.kind === SyntaxKind.PropertyAssignment && (inFunction || !isRule)) {
      const [property, value] = childrenOf(node);
      const key = property === undefined ? "" : sourceOf(property, file);
      for (const one of value && SHOWN.has(key) ? waysOf(value) : []) {
        if (isWording(one, file) || (ASIDES.has(key) && isWord(one, file))) {
          problems.push(`${placeOf(one, name, file)}: not in t`);
        }
      }
    } else if ((isSaying || (isRule && inFunction)) && isSentence(node, file)) {
      problems.push(`${placeOf(node, name, file)}: not in t`);
    }
    for (const child of childrenOf(node)) visit(child, inFunction || FUNCTIONS.has(node.kind));
  };
  visit(file, false);
}

function isShowing(callee: string, isRule: boolean): boolean {
  return SHOWING.test(callee) || (isRule && TITLING.test(callee));
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  node.forEachChild((child) => {
    children.push(child);
  });
  return children;
}

/** Of a call or `new`. */
function argumentsOf(node: Node, file: SourceFile): readonly Node[] {
  return calleeOf(node, file) === null ? [] : childrenOf(node).slice(1);
}

function calleeOf(node: Node, file: SourceFile): string | null {
  const isCall = node.kind === SyntaxKind.CallExpression || node.kind === SyntaxKind.NewExpression;
  const [callee] = isCall ? childrenOf(node) : [];
  return callee === undefined ? null : sourceOf(callee, file);
}

/** The text of a literal, or of several that are added up; `null` of all else. */
function literalText(node: Node, file: SourceFile): string | null {
  if (isPlain(node)) return JSON.parse(asJson(sourceOf(node, file)));
  if (node.kind !== SyntaxKind.BinaryExpression) return null;
  const parts = childrenOf(node).filter(({ kind }) => kind !== SyntaxKind.PlusToken);
  const texts = parts.map((part) => literalText(part, file));
  return texts.every((text) => text !== null) ? texts.join("") : null;
}

function isPlain({ kind }: Node): boolean {
  return kind === SyntaxKind.StringLiteral || kind === SyntaxKind.NoSubstitutionTemplateLiteral;
}

/** What a value may be: of `a ? b : c` both. */
function waysOf(node: Node): readonly Node[] {
  return node.kind === SyntaxKind.ConditionalExpression ? childrenOf(node).slice(1).flatMap(waysOf) : [node];
}

/** Whether it is a literal of one word. */
function isWord(node: Node, file: SourceFile): boolean {
  return isPlain(node) && /^[a-z]{3,}$/.test(sourceOf(node, file).slice(1, -1));
}

/** Whether it is a literal with words in it, and not only names and marks. */
function isWording(node: Node, file: SourceFile): boolean {
  if (!isPlain(node) && node.kind !== SyntaxKind.TemplateExpression) return false;
  const words = sourceOf(node, file)
    .slice(1, -1)
    .replace(/\$\{[^}]*\}/g, "")
    .replace(/\$\([^)]*\)/g, "");
  return /[a-z]{2,}/.test(words) && /\s|^[A-Z]/.test(words.trim());
}

/** Whether it is a literal with a whole sentence in it, and no comment of a script. */
function isSentence(node: Node, file: SourceFile): boolean {
  if (!isPlain(node) && node.kind !== SyntaxKind.TemplateExpression) return false;
  const text = sourceOf(node, file).slice(1, -1);
  return !text.startsWith("# ") && /(?:[a-z]{2,},? ){2,}\S*\.\s*$/.test(text.replace(/\$\{[^}]*\}/g, "ab"));
}

function asJson(literal: string): string {
  const quote = literal[0] ?? "";
  if (quote === '"') return literal;
  const inner = literal.slice(1, -1).replaceAll(`\\${quote}`, quote);
  return `"${inner.replace(/(?<!\\)"/g, '\\"').replaceAll("\n", "\\n")}"`;
}

function sourceOf(node: Node, file: SourceFile): string {
  return file.text.slice(startOf(node, file), node.end);
}

function startOf(node: Node, file: SourceFile): number {
  const lead = /^(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*/.exec(file.text.slice(node.pos, node.end))?.[0] ?? "";
  return node.pos + lead.length;
}

function placeOf(node: Node, name: string, file: SourceFile): string {
  return `${name}:${file.text.slice(0, startOf(node, file)).split("\n").length}`;
}
