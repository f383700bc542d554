import { t } from "@vscode/l10n";
import { NodeBusyError } from "../../virtualNode/disk/nodeLock.ts";
import type { NodeModel } from "../../virtualNode/model/nodeModel.ts";
import type { VirtualNode } from "../../virtualNode/virtualNode.ts";
import { UserError } from "../userError.ts";
import type { Need } from "./nodeFolders.ts";
import type { NodePlace, NodeSource } from "./nodeSource.ts";
import type { NodeState } from "./nodeState.ts";

/** What the shown node needs to know of the rest. */
export interface NodeSurroundings {
  readonly source: Pick<NodeSource, "placeOf" | "open">;
  /** The event directory to show at first, or `null` where there is none. */
  readonly firstDirectory: () => Promise<string | null>;
  /** Whether an event runs on the directory's node, which must not be made anew then. */
  readonly isBusy: (directory: string) => boolean;
}

/** The virtual node that the view shows and the commands change: which one it is, and how it is now. */
export class ShownNode {
  readonly #near: NodeSurroundings;
  readonly #changed: () => void;
  #directory: string | null = null;
  #opened: VirtualNode | null = null;
  #remadeBecause: string | null = null;
  #need: Need = "open";
  #turn: Promise<unknown> = Promise.resolve();

  /** @param changed is called whenever {@link state} may give something new. */
  constructor(near: NodeSurroundings, changed: () => void) {
    this.#near = near;
    this.#changed = changed;
  }

  /** The event directory, or `null` as long as none is settled. */
  get directory(): string | null {
    return this.#directory;
  }

  /** Shows another event directory's node. */
  show(directory: string): void {
    if (directory !== this.#directory) {
      this.#directory = directory;
      this.#remadeBecause = null;
    }
    this.invalidate("open");
  }

  /** Says that the node is not as it was read. */
  invalidate(need: Need): void {
    this.expect(need);
    this.#changed();
  }

  /** The same, without a word to anyone. */
  expect(need: Need): void {
    if (need === "open") {
      this.#need = "open";
    }
  }

  /** A run on the shown node is over. */
  runEnded(remadeBecause: string | null): void {
    this.#remadeBecause = remadeBecause;
    this.invalidate("open");
  }

  /** Where the node is, or `null` without an event directory. */
  async place(): Promise<NodePlace | null> {
    this.#directory ??= await this.#near.firstDirectory();
    return this.#directory === null ? null : this.#near.source.placeOf(this.#directory);
  }

  /** The node as it is now; nothing is made that is not there. */
  state(): Promise<NodeState> {
    return this.#inTurn(async () => {
      try {
        const place = await this.place();
        if (place === null) {
          return { kind: "no-directory" };
        }
        const { directory } = place.options;
        if (!place.exists) {
          this.#opened = null;
          return { kind: "no-node", directory };
        }
        if (this.#need === "open" && !this.#near.isBusy(directory)) {
          await this.#open(place);
        }
        const { readNode } = await import("../../virtualNode/disk/nodeFolder.ts");
        return await this.#stateOf(directory, place.folder, await readNode(place.folder));
      } catch (error) {
        return { kind: "failed", directory: this.#directory ?? "", sentence: sentenceOf(error) };
      }
    });
  }

  /**
   * The model to offer changes of; the node is made where there is none.
   * @throws {UserError} where there is no event directory, or the node cannot be made.
   */
  async model(): Promise<NodeModel> {
    return (await this.#ready()).read();
  }

  /** Makes the node where there is none. */
  async make(): Promise<void> {
    await this.#ready();
    this.#changed();
  }

  /** Changes the node; `link eth0 down` is three words. */
  async change(words: readonly string[]): Promise<void> {
    const { ChangeError, parseChange } = await import("../../virtualNode/change/change.ts");
    const node = await this.#ready();
    try {
      const change = parseChange(words);
      await node.change((model) => change.apply(model));
    } catch (error) {
      throw error instanceof ChangeError || error instanceof NodeBusyError
        ? new UserError(error.message, [], error)
        : error;
    } finally {
      this.invalidate("read");
    }
  }

  /** Makes the node anew. */
  async reset(): Promise<void> {
    const node = await this.#ready();
    await this.#inTurn(async () => {
      this.#opened = await node.reset();
      this.#remadeBecause = null;
    }).catch(asUserError);
    this.invalidate("read");
  }

  #ready(): Promise<VirtualNode> {
    return this.#inTurn(async () => {
      const place = await this.place();
      if (place === null) {
        throw new UserError(t("There is no event directory in this workspace, so there is no virtual node."));
      }
      const isBusy = this.#opened !== null && this.#near.isBusy(place.options.directory);
      return isBusy && this.#opened !== null ? this.#opened : this.#open(place).catch(asUserError);
    });
  }

  async #open(place: NodePlace): Promise<VirtualNode> {
    const node = await this.#near.source.open(place);
    this.#opened = node;
    this.#remadeBecause = node.remadeBecause ?? this.#remadeBecause;
    this.#need = "read";
    return node;
  }

  async #stateOf(directory: string, folder: string, model: NodeModel): Promise<NodeState> {
    const { viewOf } = await import("../../virtualNode/view/describe.ts");
    const warnings = this.#opened?.directory === folder ? this.#opened.warnings : [];
    const remadeBecause = this.#remadeBecause;
    return { kind: "node", directory, folder, model, sections: viewOf(model), remadeBecause, warnings };
  }

  /** One after another: two openings at once would wait for each other's lock. */
  #inTurn<T>(action: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(action);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

function asUserError(error: unknown): never {
  throw new UserError(sentenceOf(error), [], error, "error");
}

function sentenceOf(error: unknown): string {
  return error instanceof UserError || error instanceof NodeBusyError
    ? error.message
    : t("The virtual node cannot be opened: {0}", error instanceof Error ? error.message : String(error));
}
