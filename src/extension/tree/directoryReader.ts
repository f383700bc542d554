import { compareBytes, fileName } from "../../scripts/fileNames.ts";
import { layoutMismatch, withMismatch } from "../../scripts/layoutMismatch.ts";
import { offeredScripts } from "../../scripts/offeredScripts.ts";
import { scanDirectory } from "../../scripts/scanDirectory.ts";
import { ScanError } from "../../scripts/scanError.ts";
import type { ScriptDirectory } from "../../scripts/scriptDirectory.ts";
import type { SettingsReader } from "../run/plannedRun.ts";
import { settledConvention } from "../settings/conventionChoice.ts";
import { UserError } from "../userError.ts";
import type { TreeMemory } from "./treeMemory.ts";
import type { AbsentScript, DirectoryView } from "./treeNode.ts";

/** Errors of a scan after which there is no directory any more. */
const GONE: readonly string[] = ["ENOENT", "ENOTDIR"];

/** Reads event directories for the tree, each once until something in it changes. */
export class DirectoryReader {
  readonly #settingsFor: SettingsReader;
  readonly #memory: TreeMemory;
  readonly #views = new Map<string, Promise<DirectoryView>>();

  constructor(settingsFor: SettingsReader, memory: TreeMemory) {
    this.#settingsFor = settingsFor;
    this.#memory = memory;
  }

  /** A directory as it was read last; read now where it was not, or where it has changed since. */
  view(path: string): Promise<DirectoryView> {
    const known = this.#views.get(path);
    if (known !== undefined) {
      return known;
    }
    const reading = this.#read(path);
    this.#views.set(path, reading);
    reading.catch(() => this.#views.delete(path)); // the next one tries again
    return reading;
  }

  /** A directory as it is now. */
  fresh(path: string): Promise<DirectoryView> {
    this.forget(path);
    return this.view(path);
  }

  /** Has a directory read anew the next time; all where none is named. */
  forget(path?: string): void {
    if (path === undefined) {
      this.#views.clear();
    } else {
      this.#views.delete(path);
    }
  }

  async #read(path: string): Promise<DirectoryView> {
    try {
      const convention = await settledConvention(path, this.#settingsFor(path));
      const mismatch = await layoutMismatch(path, convention);
      const scan = withMismatch(await scanDirectory(path, convention), mismatch);
      return { kind: "read", path, scan, mismatch, absent: await this.#absent(scan) };
    } catch (error) {
      if (error instanceof ScanError) {
        return { kind: "failed", path, sentence: error.message, isGone: GONE.includes(error.code) };
      }
      if (error instanceof UserError) {
        return { kind: "failed", path, sentence: error.message, isGone: false };
      }
      throw error;
    }
  }

  /** What a box can bring back: links that were removed, and what the vendor offers. */
  async #absent(scan: ScriptDirectory): Promise<readonly AbsentScript[]> {
    const taken = new Set(scan.files.map((file) => file.fileName.bytes.toString("latin1")));
    const removed = this.#memory
      .linksOf(scan.path)
      .filter(({ name }) => !taken.has(name.toString("latin1")))
      .map(({ name, target }): AbsentScript => ({ fileName: fileName(name), target, from: "removed-link" }));
    const names = new Set(removed.map((one) => one.fileName.bytes.toString("latin1")));
    const offered = (await offeredScripts(scan))
      .filter((one) => !names.has(one.fileName.bytes.toString("latin1")))
      .map((one): AbsentScript => ({ fileName: one.fileName, target: one.path, from: "vendor" }));
    return [...removed, ...offered].sort((a, b) => compareBytes(a.fileName.bytes, b.fileName.bytes));
  }
}
