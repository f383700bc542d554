import type { Disposable } from "../../disposables.ts";
import type { TestNode } from "./testNode.ts";

/** Brings some of the tree's roots: event directories, case files, upstream's suites. Reads nothing before it is asked. */
export interface TestProvider extends Disposable {
  /** As far as they are known, in order. A root that did not change is the same object. */
  readonly roots: readonly TestNode[];
  /**
   * Finds the roots (`null`), or reads what stands below a node that has not been read. Resolves when {@link roots} has it;
   * at once for nodes of others. Never rejects: what is wrong becomes an error of its node.
   */
  resolve(id: string | null): Promise<void>;
  /** Looks anew for all that was asked for before. Never rejects. */
  refresh(): Promise<void>;
  /** Reads what editors changed of what was read, without waiting for a pause in typing. Never rejects. */
  settle?(): Promise<void>;
  /** Calls `listener` after {@link roots} changed, until what it returns is disposed. */
  onDidChange(listener: () => void): Disposable;
}
