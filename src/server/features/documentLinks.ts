import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { DocumentLink } from "vscode-languageserver/node";
import { readSuppressions } from "../../rules/suppressions.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import { templateOf } from "../../shell/words.ts";
import type { TextRange } from "../../text/textRange.ts";
import { type DocumentModel, isScriptModel, type ScriptModel } from "./model/documentModel.ts";
import type { Models } from "./model/models.ts";

const MOST_LINKS = 100;
const IN_BASE = /^\$\{CTDB_BASE\}\/([\w.+-]+(?:\/[\w.+-]+)*)$/;

interface MeantFile {
  readonly range: TextRange;
  readonly path: string;
}

/** Links to the files that a script sources or names below `$CTDB_BASE`, as far as they exist, and to pages of rules. */
export async function documentLinks(models: Models, model: DocumentModel): Promise<DocumentLink[]> {
  return [...(isScriptModel(model) ? await fileLinks(models, model) : []), ...ruleLinks(models, model)];
}

async function fileLinks(models: Models, model: ScriptModel): Promise<DocumentLink[]> {
  const files = [...sourcedFiles(model), ...namedFiles(model)].slice(0, MOST_LINKS);
  const links = await Promise.all(files.map((file) => fileLink(models, model, file)));
  return links.filter((link) => link !== null);
}

function sourcedFiles({ script, shelf, path }: ScriptModel): MeantFile[] {
  return script.sources.flatMap((source) => {
    const file = shelf?.pathOf(source, path) ?? null;
    return file === null ? [] : [{ range: source.word, path: file }];
  });
}

function namedFiles({ script, directory }: ScriptModel): MeantFile[] {
  const base = directory?.base;
  const words = script.shell.nodes.filter(isWholeWord);
  const sourced = new Set(script.sources.map(({ word }) => word.start));
  return words.flatMap((word) => {
    const name = sourced.has(word.start) || !word.text.includes("CTDB_BASE") ? null : templateOf(word);
    const path = name === null ? undefined : IN_BASE.exec(name)?.[1];
    return path === undefined || base === undefined || path.split("/").includes("..")
      ? []
      : [{ range: word, path: join(base, path) }];
  });
}

/** `$CTDB_BASE/x` is one word of several nodes, or a string. */
function isWholeWord({ type, parent }: SyntaxNode): boolean {
  return (type === "string" || type === "concatenation") && parent?.type !== "concatenation";
}

async function fileLink(models: Models, model: ScriptModel, file: MeantFile): Promise<DocumentLink | null> {
  try {
    if (!(await stat(file.path)).isFile()) {
      return null;
    }
  } catch {
    return null; // not there
  }
  return { range: inQuotes(model, file.range), target: models.uriOf(file.path) };
}

/** A link does not underline quotes. */
function inQuotes({ text, lines }: ScriptModel, { start, end }: TextRange): DocumentLink["range"] {
  const isQuoted = text[start] === '"' && text[end - 1] === '"' && end - start > 2;
  const inset = isQuoted ? 1 : 0;
  return { start: lines.placeAt(start + inset), end: lines.placeAt(end - inset) };
}

function ruleLinks(models: Models, { text, lines }: DocumentModel): DocumentLink[] {
  return readSuppressions(text).named.flatMap(({ code, range }) => {
    const target = models.rulePage(code);
    return target === null
      ? []
      : [{ range: { start: lines.placeAt(range.start), end: lines.placeAt(range.end) }, target }];
  });
}
