import { readdir, realpath } from "node:fs/promises";
import { join, sep } from "node:path";
import { type CompletionItem, CompletionItemKind } from "vscode-languageserver/node";
import { isWithinReach } from "../../../scripts/reach.ts";
import { type CompletionPlace, wordRange } from "./completionPlace.ts";

const MOST_NAMES = 300;
const IN_BASE = /^"?(?:\$\{CTDB_BASE\}|\$CTDB_BASE)"?(\/(?:[\w.+-]+\/)*)([\w.+-]*)$/;

/** Files and folders behind `$CTDB_BASE/`; none outside of that folder. */
export async function pathItems(place: CompletionPlace): Promise<CompletionItem[]> {
  const { model, cursor, offset } = place;
  const match = IN_BASE.exec(cursor.word);
  const base = model.directory?.base;
  const [, folder, typed] = match ?? [];
  if (base === undefined || folder === undefined || typed === undefined) {
    return [];
  }
  const entries = await entriesIn(base, folder);
  const range = wordRange(place, offset - typed.length, /[\w.+-]/);
  return entries
    .filter(({ name }) => !name.startsWith(".") && !name.endsWith("~"))
    .slice(0, MOST_NAMES)
    .map(({ name, isFolder }) => ({
      label: name,
      kind: isFolder ? CompletionItemKind.Folder : CompletionItemKind.File,
      sortText: `${name === "functions" ? 0 : isFolder ? 2 : 1}${name}`,
      textEdit: { range, newText: name },
    }));
}

async function entriesIn(
  base: string,
  folder: string,
): Promise<readonly { readonly name: string; readonly isFolder: boolean }[]> {
  try {
    const root = await realpath(base);
    const real = await realpath(join(base, folder));
    if ((real !== root && !real.startsWith(root + sep)) || !(await isWithinReach(real))) {
      return []; // `..`, or a link that leads elsewhere
    }
    const entries = await readdir(real, { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
  } catch {
    return []; // no such folder yet
  }
}
