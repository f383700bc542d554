import { readSettings } from "../../src/extension/settings/settings.ts";
import { directoryChildren } from "../../src/extension/tree/childNodes.ts";
import { DirectoryReader } from "../../src/extension/tree/directoryReader.ts";
import { TreeMemory } from "../../src/extension/tree/treeMemory.ts";
import type { DirectoryView, TreeNode } from "../../src/extension/tree/treeNode.ts";
import { SCRIPT, type TemporaryDirectory, useTemporaryDirectory } from "./temporaryDirectory.ts";

/** An event directory, and what the tree of event scripts reads of it. */
export interface TreeSite {
  readonly site: { readonly current: TemporaryDirectory };
  /** What the test sets, without `ctdb.`. */
  settings: Readonly<Record<string, unknown>>;
  readonly memory: TreeMemory;
  readonly reader: DirectoryReader;
  /** Writes a file of the directory. */
  put(name: string | Buffer, content?: string | Buffer, mode?: number): void;
  read(folder?: string): Promise<DirectoryView>;
  rows(): Promise<readonly TreeNode[]>;
}

/** Gives each test of the suite an event directory `events/legacy` of its own, which is made with its first file. */
export function useTreeSite(): TreeSite {
  const site = useTemporaryDirectory();
  let settings: Readonly<Record<string, unknown>>;
  let memory: TreeMemory;
  let reader: DirectoryReader;
  beforeEach(() => {
    const kept = new Map<string, unknown>();
    memory = new TreeMemory({
      get: <T>(key: string) => kept.get(key) as T | undefined,
      update: async (key, value) => void kept.set(key, value),
    });
    settings = {};
    reader = new DirectoryReader(() => readSettings((name) => settings[name], null), memory);
  });
  const read = (folder = "events/legacy") => reader.fresh(site.current.resolve(folder));
  return {
    site,
    get settings() {
      return settings;
    },
    set settings(changed) {
      settings = changed;
    },
    get memory() {
      return memory;
    },
    get reader() {
      return reader;
    },
    put(name, content = SCRIPT, mode = 0o755) {
      site.current.file(Buffer.concat([Buffer.from("events/legacy/"), Buffer.from(name)]), content, mode);
    },
    read,
    rows: async () => directoryChildren(await read()),
  };
}
