import type { NodeModel } from "../../virtualNode/model/nodeModel.ts";
import { isRemadeSentence } from "../../virtualNode/remadeSentence.ts";
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
  /** Why an older node gave way to this one, or `null`. */
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

/** The sentence about a new node among the notes of a run, or `null`. */
export function remadeNote(notes: readonly { readonly sentence: string }[]): string | null {
  return notes.find(({ sentence }) => isRemadeSentence(sentence))?.sentence ?? null;
}
