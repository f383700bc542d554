import type { SandboxNote } from "../../sandbox/sandbox.ts";
import type { NodeModel } from "../../virtualNode/model/nodeModel.ts";
import type { ViewSection } from "../../virtualNode/view/describe.ts";
import type { NodeWarning } from "../../virtualNode/workspace/fromWorkspace.ts";

/** A node that is there, with what there is to know of it. */
export interface NodeOnShow {
  readonly kind: "node";
  /** The event directory. */
  readonly directory: string;
  /** The node's folder. */
  readonly folder: string;
  readonly model: NodeModel;
  readonly sections: readonly ViewSection[];
  /** What changed, so that an older node gave way to this one, or `null`. */
  readonly remadeBecause: string | null;
  /** What is wrong in the files that the node is made from. */
  readonly warnings: readonly NodeWarning[];
}

/** What the view shows. */
export type NodeState =
  | { readonly kind: "no-directory" }
  | { readonly kind: "no-node"; readonly directory: string }
  | { readonly kind: "failed"; readonly directory: string; readonly sentence: string }
  | NodeOnShow;

/** Why the node was made anew for a run, by the run's notes, or `null`. */
export function remadeIn(notes: readonly SandboxNote[]): string | null {
  return notes.find(({ remadeBecause }) => remadeBecause !== undefined)?.remadeBecause ?? null;
}
