import { sep } from "node:path";
import { t } from "@vscode/l10n";
import { mapBounded } from "../../../scripts/mapBounded.ts";
import { findSuites, findTree, type UpstreamSuite, type UpstreamTree } from "../../../upstream/tree.ts";
import { readSuite } from "../../../upstream/upstreamTest.ts";
import type { Disposable } from "../../disposables.ts";
import { Listeners } from "../../listeners.ts";
import { FreshReads } from "../model/freshReads.ts";
import { type TestNode, testNode } from "../model/testNode.ts";
import type { TestProvider } from "../model/testProvider.ts";
import { type Provide, suiteId, suiteNode, treeId, treeNode, unreadSuite } from "./upstreamTests.ts";

/** How many suites are read at once. */
const PARALLEL = 2;

/** Where the tests come from. */
export interface UpstreamSources {
  /** The workspace's folders; absolute paths. */
  folders(): readonly string[];
  /** A folder for people; `""` where it needs no word. */
  nameOf(folder: string): string;
  readonly provide: Provide;
}

interface KnownSuite {
  readonly tree: UpstreamTree;
  readonly suite: UpstreamSuite;
  node: TestNode;
}

interface KnownTree {
  readonly tree: UpstreamTree;
  readonly suites: readonly KnownSuite[];
  readonly problem: TestNode | null;
}

/** Upstream's unit tests among the tests: trees are looked for when somebody looks, each suite is read when it is opened. */
export class UpstreamProvider implements TestProvider {
  readonly #sources: UpstreamSources;
  readonly #listeners = new Listeners();
  readonly #reads = new FreshReads();
  #trees: readonly KnownTree[] = [];
  #roots: readonly TestNode[] | null = null;
  #search: Promise<void> | null = null;

  constructor(sources: UpstreamSources) {
    this.#sources = sources;
  }

  get roots(): readonly TestNode[] {
    this.#roots ??= this.#trees.map(({ tree, suites, problem }) => {
      const nodes = suites.map(({ node }) => node);
      return treeNode(tree, this.#sources.nameOf(tree.ctdb), problem === null ? nodes : [problem]);
    });
    return this.#roots;
  }

  async resolve(id: string | null): Promise<void> {
    if (id === null) {
      this.#search ??= this.#reads.run("", () => this.#searchNow());
      await this.#search;
      return;
    }
    const known = this.#suites().find(({ node }) => node.id === id);
    if (known !== undefined && known.node.children === null) {
      await this.#read(known);
    }
  }

  async refresh(): Promise<void> {
    if (this.#search !== null) {
      this.#search = this.#reads.run("", () => this.#searchNow());
      await this.#search;
    }
  }

  /** Reads the suites anew that a changed or vanished path lies in, where they were read. */
  async changed(path: string): Promise<void> {
    const isOurs = this.#trees.some(
      ({ tree }) =>
        path.startsWith(tree.ctdb + sep) || tree.ctdb === path || tree.ctdb.startsWith(path + sep),
    );
    if (isOurs) {
      await this.refresh();
    }
  }

  onDidChange(listener: () => void): Disposable {
    return { dispose: this.#listeners.add(listener) };
  }

  dispose(): void {
    this.#listeners.clear();
  }

  #suites(): readonly KnownSuite[] {
    return this.#trees.flatMap(({ suites }) => suites);
  }

  async #searchNow(): Promise<void> {
    const wereRead = new Set(this.#suites().flatMap(({ node }) => (node.children === null ? [] : [node.id])));
    const found = await Promise.all(this.#sources.folders().map((folder) => this.#treeOf(folder)));
    const trees = new Map(found.filter((tree) => tree !== null).map((known) => [known.tree.ctdb, known]));
    this.#trees = [...trees.values()];
    const again = this.#suites().filter(({ tree, suite }) => wereRead.has(suiteId(tree, suite.name)));
    await mapBounded(again, PARALLEL, (known) => this.#readOne(known));
    this.#tell();
  }

  async #treeOf(folder: string): Promise<KnownTree | null> {
    const tree = await findTree(folder);
    if (tree === null) {
      return null;
    }
    try {
      const suites = await findSuites(tree);
      const known = suites.map((suite) => ({ tree, suite, node: unreadSuite(tree, suite) }));
      return { tree, suites: known, problem: null };
    } catch (error) {
      return { tree, suites: [], problem: problemNode(`${treeId(tree)}#`, error) };
    }
  }

  async #read(known: KnownSuite): Promise<void> {
    await this.#reads.run(known.node.id, () => this.#readOne(known));
    this.#tell();
  }

  async #readOne(known: KnownSuite): Promise<void> {
    const { tree, suite } = known;
    try {
      known.node = suiteNode(tree, suite, await readSuite(tree, suite), this.#sources.provide);
    } catch (error) {
      const problem = problemNode(`${known.node.id}#`, error);
      known.node = { ...known.node, errors: problem.errors, children: [] };
    }
  }

  #tell(): void {
    this.#roots = null;
    this.#listeners.tell();
  }
}

function problemNode(id: string, error: unknown): TestNode {
  const sentence = error instanceof Error ? error.message : String(error);
  return testNode({
    id,
    label: t("Cannot be read"),
    sortText: "",
    errors: [{ sentence, path: null, line: 0 }],
  });
}
