import { MemoryKeys } from "../ids.ts";
import type { Memory } from "../run/runMemory.ts";

/** A link that a box removed, as the workspace remembers it. Bytes as Latin-1. */
interface RemovedLink {
  readonly directory: string;
  readonly name: string;
  readonly target: string;
}

/** More are forgotten, the oldest first. */
const MOST_LINKS = 200;

/** What the tree remembers of a workspace: directories that the user added, links that boxes removed. */
export class TreeMemory {
  readonly #memory: Memory;

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  /** Absolute paths of the directories that the user added. */
  get directories(): readonly string[] {
    return this.#memory.get<readonly string[]>(MemoryKeys.treeDirectories) ?? [];
  }

  async addDirectory(path: string): Promise<void> {
    await this.#memory.update(MemoryKeys.treeDirectories, [...new Set([...this.directories, path])]);
  }

  async removeDirectory(path: string): Promise<void> {
    const others = this.directories.filter((one) => one !== path);
    await this.#memory.update(MemoryKeys.treeDirectories, others);
  }

  /** The links that were removed from a directory: file names and where they led. */
  linksOf(directory: string): readonly { readonly name: Buffer; readonly target: string }[] {
    return this.#links
      .filter((link) => link.directory === directory)
      .map(({ name, target }) => ({ name: Buffer.from(name, "latin1"), target }));
  }

  async addLink(directory: string, name: Buffer, target: string): Promise<void> {
    const link = { directory, name: name.toString("latin1"), target };
    await this.#setLinks([...this.#without(directory, name), link].slice(-MOST_LINKS));
  }

  async removeLink(directory: string, name: Buffer): Promise<void> {
    await this.#setLinks(this.#without(directory, name));
  }

  get #links(): readonly RemovedLink[] {
    return this.#memory.get<readonly RemovedLink[]>(MemoryKeys.removedLinks) ?? [];
  }

  #without(directory: string, name: Buffer): readonly RemovedLink[] {
    const own = name.toString("latin1");
    return this.#links.filter((link) => link.directory !== directory || link.name !== own);
  }

  async #setLinks(links: readonly RemovedLink[]): Promise<void> {
    await this.#memory.update(MemoryKeys.removedLinks, links);
  }
}
