import { t } from "@vscode/l10n";
import { changeNode } from "../disk/nodeFolder.ts";
import type { NodeModel } from "../model/nodeModel.ts";
import { CLUSTER_CHANGES } from "./changeCluster.ts";
import { anyOf, ChangeError, type ChangeKind } from "./changeKind.ts";
import { NETWORK_CHANGES } from "./changeNetwork.ts";
import { SYSTEM_CHANGES } from "./changeSystem.ts";

/** Everything that a person can change by hand, for help and offers. */
export const CHANGE_KINDS: readonly ChangeKind[] = [
  ...NETWORK_CHANGES,
  ...SYSTEM_CHANGES,
  ...CLUSTER_CHANGES,
];

/** A change that the words are right for; whether the node has what they name shows when it is made. */
export interface Change {
  /** As they were given. */
  readonly words: readonly string[];
  /** @throws {ChangeError} where the node lacks what is named; the model may then be changed in part. */
  apply(model: NodeModel): void;
}

/**
 * Reads a change such as `link eth0 down`, as `ctdb-events node set` takes it.
 * @throws {ChangeError} with a sentence that says what is possible.
 */
export function parseChange(words: readonly string[]): Change {
  const [name, ...rest] = words;
  const kind = CHANGE_KINDS.find((candidate) => candidate.name === name);
  if (kind === undefined) {
    const names = anyOf(CHANGE_KINDS.map((candidate) => candidate.name));
    throw new ChangeError(
      name === undefined
        ? t("Say what to change: {0}.", names)
        : t("“{0}” is nothing that can be changed; say {1}.", name, names),
    );
  }
  return { words, apply: kind.parse(rest) };
}

/**
 * Makes a change in a node's tables, all of it or nothing.
 * @param node the node's folder.
 * @returns the node as it is now.
 * @throws {ChangeError} where the node lacks what is named.
 */
export async function applyChange(node: string, change: Change): Promise<NodeModel> {
  return changeNode(node, (model) => change.apply(model));
}

export { ChangeError } from "./changeKind.ts";
