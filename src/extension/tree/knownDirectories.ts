import { sep } from "node:path";
import { workspacePaths } from "../settings/settingsReader.ts";
import { searchWorkspace, type WorkspaceSearch } from "../workspace/eventDirectories.ts";
import type { UnfinishedSearch } from "../workspace/unfinishedSearch.ts";
import type { TreeMemory } from "./treeMemory.ts";

/** The event directories that the tree shows: of the workspace, of open files, and those that the user added. */
export class KnownDirectories {
  readonly #memory: TreeMemory;
  readonly #told: () => readonly string[];
  /** Every directory that was there in this session, and below the workspace: one that vanishes stays in sight. */
  readonly #kept = new Set<string>();
  readonly #find: () => Promise<WorkspaceSearch>;
  #found: readonly string[] = [];
  #unfinished: readonly UnfinishedSearch[] = [];
  #search: Promise<void> | null = null;

  /** @param told the directories that the language server knows @param find searches the workspace */
  constructor(
    memory: TreeMemory,
    told: () => readonly string[],
    find: () => Promise<WorkspaceSearch> = searchWorkspace,
  ) {
    this.#memory = memory;
    this.#told = told;
    this.#find = find;
  }

  /** Where the last search met its bound, so that directories may be missing. */
  get unfinished(): readonly UnfinishedSearch[] {
    return this.#unfinished;
  }

  /** Absolute paths, in order. The first call searches the workspace. */
  async paths(): Promise<readonly string[]> {
    this.#search ??= this.#searchNow();
    await this.#search;
    const now = [...this.#found, ...this.#told(), ...this.#memory.directories];
    for (const path of now.filter(isInWorkspace)) {
      this.#kept.add(path);
    }
    return [...new Set([...now, ...this.#kept])].sort();
  }

  /** Searches anew, the next time. */
  forget(): void {
    this.#search = null;
    for (const path of [...this.#kept].filter((one) => !isInWorkspace(one))) {
      this.#kept.delete(path);
    }
  }

  async add(path: string): Promise<void> {
    await this.#memory.addDirectory(path);
  }

  /** Takes up a directory that has just become one. */
  async take(path: string): Promise<void> {
    if (isInWorkspace(path)) {
      this.#kept.add(path);
    } else {
      await this.add(path);
    }
  }

  /** Takes a directory out of sight: one that the user added, or that is gone. */
  async remove(path: string): Promise<void> {
    this.#kept.delete(path);
    this.#found = this.#found.filter((one) => one !== path);
    await this.#memory.removeDirectory(path);
  }

  /** Whether the user added it and nothing else knows it. */
  isAdded(path: string): boolean {
    return this.#memory.directories.includes(path) && !isInWorkspace(path);
  }

  async #searchNow(): Promise<void> {
    const { directories, unfinished } = await this.#find();
    this.#found = directories.map(({ path }) => path).filter(isInWorkspace);
    this.#unfinished = unfinished;
  }
}

function isInWorkspace(path: string): boolean {
  return workspacePaths().some((folder) => path === folder || path.startsWith(folder + sep));
}
