import { renameSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseVersion } from "../../ctdb/version.ts";
import { lazyModelOf, modelOf, type NodeModel, settingOf } from "../model/nodeModel.ts";
import { clearLeftovers } from "./leftovers.ts";
import { withNodeLock } from "./nodeLock.ts";
import { isRealFolder, plainState, plainText } from "./plainFile.ts";
import { removeTree } from "./removeTree.ts";
import { formatTable } from "./table.ts";
import { OPTIONAL_TABLES, type Row, TABLE_NAMES, type TableName } from "./tables.ts";

let counter = 0;

/**
 * Writes a file so that a reader finds the old or the new text, never a part. Nothing is written through a link, and a
 * folder that a script put in the file's place goes.
 */
export async function replaceFile(path: string, text: string | Buffer): Promise<void> {
  const made = nameBeside(path);
  try {
    await writeFile(made, text, { flag: "wx" });
    if (isRealFolder(path)) {
      await removeTree(path);
    }
    await rename(made, path);
  } catch (error) {
    await rm(made, { force: true });
    throw error;
  }
}

/** {@link replaceFile} at once, for small files. */
export function replaceFileNow(path: string, text: string): void {
  const made = nameBeside(path);
  try {
    writeFileSync(made, text, { flag: "wx" });
    if (isRealFolder(path)) {
      rmSync(path, { recursive: true, force: true });
    }
    renameSync(made, path);
  } catch (error) {
    rmSync(made, { force: true });
    throw error;
  }
}

/** A name that nobody can foresee and put a file at. */
function nameBeside(path: string): string {
  return `${path}.new.${process.pid}.${counter++}.${Math.random().toString(36).slice(2)}`;
}

/**
 * The text of each table that the folder has as a plain file. Read in one go, which takes half a millisecond: one after another through
 * the event loop takes six times as long.
 */
export function readTables(node: string): Partial<Record<TableName, string>> {
  const texts: Partial<Record<TableName, string>> = {};
  for (const table of TABLE_NAMES) {
    const text = plainText(join(node, table));
    if (text !== null) {
      texts[table] = text;
    }
  }
  return texts;
}

/**
 * The tables with which a node is not whole: they are missing, or something else is in their place. Contents do not
 * count, except that `settings` must say which node this is.
 */
export function damagedTables(node: string): TableName[] {
  return TABLE_NAMES.filter((table) => {
    const state = plainState(join(node, table));
    return state === "absent"
      ? !OPTIONAL_TABLES.includes(table)
      : state === "odd" || (table === "settings" && !isComplete(readSettings(node)));
  });
}

/** The settings of a node as they are now, in a model with nothing else. */
export function readSettings(node: string): NodeModel {
  return modelOf({ settings: plainText(join(node, "settings")) ?? "" });
}

function isComplete(model: NodeModel): boolean {
  return /^\d+$/.test(settingOf(model, "pnn")) && parseVersion(settingOf(model, "version")) !== null;
}

/** Empties the record of calls, before a run. */
export async function clearCalls(nodeDirectory: string): Promise<void> {
  await replaceFile(join(nodeDirectory, "calls"), "");
}

/** The node as its tables are now; a table that is missing is empty. */
export async function readNode(node: string): Promise<NodeModel> {
  return modelOf(readTables(node));
}

/**
 * Changes a node: reads its tables, lets `change` alter the model, and replaces the tables that differ, each as a whole.
 * Meant for between runs; a stub command that changes the same table at the same moment may undo it.
 * @returns the node as it is now.
 * @throws what `change` throws, with nothing changed.
 */
export async function changeNode(node: string, change: (model: NodeModel) => void): Promise<NodeModel> {
  return withNodeLock(node, async () => {
    const texts = readTables(node);
    const { model, isChanged } = lazyModelOf(texts);
    change(model);
    for (const table of TABLE_NAMES) {
      const isMissing = texts[table] === undefined && !OPTIONAL_TABLES.includes(table);
      if (isMissing || isChanged(table)) {
        replaceFileNow(join(node, table), formatTable(table, model[table] as readonly Row<typeof table>[]));
      }
    }
    return model;
  });
}

/**
 * Puts a folder with the given files in the place of a node, all at once. Call it under the node's lock.
 * @param files by their name in the folder.
 */
export async function replaceNode(node: string, files: Readonly<Record<string, string>>): Promise<void> {
  await clearLeftovers(node);
  const made = `${node}.new.${process.pid}.${counter++}`;
  await makeNode(made, files);
  const old = `${node}.old.${process.pid}.${counter++}`;
  const hadOne = await rename(node, old).then(
    () => true,
    () => false,
  );
  await rename(made, node);
  if (hadOne) {
    await removeTree(old);
  }
}

/** One file after the other: all at once would need a hundred open files. */
async function makeNode(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  try {
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(folder, name), text, { flag: "wx" });
    }
  } catch (error) {
    await removeTree(folder);
    throw error;
  }
}
