import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { type DocumentLink, type DocumentSymbol, SymbolKind } from "vscode-languageserver/node";
import { caseLinks } from "../../caseFiles/help/caseLinks.ts";
import { type CaseEntry, caseOutline } from "../../caseFiles/help/caseOutline.ts";
import { printableLine } from "../../text/printable.ts";
import type { DocumentModel } from "../features/model/documentModel.ts";
import type { Models } from "../features/model/models.ts";

const MOST_SYMBOLS = 2000;
const MOST_LINKS = 200;

/** The cases of a file with their steps, for an outline. */
export function caseSymbols(model: DocumentModel): DocumentSymbol[] {
  return caseOutline(model.text)
    .slice(0, MOST_SYMBOLS)
    .map((entry) => symbolOf(entry, model));
}

function symbolOf(
  { kind, name, detail, range, nameRange, children }: CaseEntry,
  model: DocumentModel,
): DocumentSymbol {
  const { lines } = model;
  return {
    name: printableLine(name),
    detail: printableLine(detail),
    kind: kind === "case" ? SymbolKind.Method : SymbolKind.Event,
    range: { start: lines.placeAt(range.start), end: lines.placeAt(range.end) },
    selectionRange: { start: lines.placeAt(nameRange.start), end: lines.placeAt(nameRange.end) },
    ...(children.length === 0 ? {} : { children: children.map((child) => symbolOf(child, model)) }),
  };
}

/** Links to the scripts and profiles that a case file names, as far as they exist. */
export async function caseFileLinks(
  models: Models,
  { path, text, lines }: DocumentModel,
): Promise<DocumentLink[]> {
  const links = caseLinks(text)
    .filter(({ kind }) => kind !== "directory")
    .slice(0, MOST_LINKS);
  const found = await Promise.all(
    links.map(async ({ path: written, range }) => {
      const target = resolve(dirname(path), written);
      return (await isFile(target))
        ? {
            range: { start: lines.placeAt(range.start), end: lines.placeAt(range.end) },
            target: models.uriOf(target),
          }
        : null;
    }),
  );
  return found.filter((link) => link !== null);
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false; // not there
  }
}
